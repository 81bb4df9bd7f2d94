#!/usr/bin/env node
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `Shared Endeavour needs Node.js ${NEEDED} or later, and this is ${process.versions.node}. “npx endeavour” in its folder runs the right one.\n`,
  );
  process.exitCode = 2;
} else {
  // Only now: an older Node.js lacks what the rest is made of.
  const { endeavourCommand } = await import('./commands/endeavour-command.ts');
  const { processTerminal } = await import('./commands/terminal.ts');
  await endeavourCommand({ terminal: processTerminal, environment: process.env }).parseAsync();
}
