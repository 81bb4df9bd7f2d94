/** Natural logarithms of 0!, 1!, … n!. */
export function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k += 1) logs[k] = logs[k - 1]! + Math.log(k);
  return logs;
}
