import { readdirSync, readFileSync } from "node:fs";

/** CPU seconds that the PostgreSQL server on this port has used so far, all its processes together. */
export function serverCpuSeconds(port: string): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((each) => each !== null);
  const postmaster = processes.find((each) => each.command.includes(`-p\0${port}\0`));
  if (!postmaster) return Number.NaN;
  return processes
    .filter((each) => each.pid === postmaster.pid || each.parent === postmaster.pid)
    .reduce((sum, each) => sum + each.cpuSeconds, 0);
}

function readProcess(name: string) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return {
      pid: Number(name),
      parent: Number(fields[1]),
      command: readFileSync(`/proc/${name}/cmdline`, "utf8"),
      cpuSeconds: ticks / 100,
    };
  } catch {
    return null;
  }
}
