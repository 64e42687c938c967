// npm run bench [-- throughput | channels | growth] : every published figure, measured in pairs in one run.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureChannels } from "./measure-channels.ts";
import { measureGrowth } from "./measure-growth.ts";
import { measureThroughput } from "./measure-throughput.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    invoices: { type: "string", default: "10000000" },
  },
});
const wanted = new Set(positionals.length > 0 ? positionals : ["throughput", "channels", "growth"]);
const rounds = Number(values.rounds);

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
);
if (wanted.has("throughput")) await measureThroughput(rounds);
if (wanted.has("channels")) await measureChannels(rounds);
if (wanted.has("growth")) await measureGrowth(Number(values.invoices), rounds);
process.exit(0);
