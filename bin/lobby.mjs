#!/usr/bin/env node
// Node 20 cannot run TypeScript by itself, so tsx loads the command line's entry.
import { tsImport } from "tsx/esm/api";

const { main } = await tsImport("../src/cli/main.ts", import.meta.url);
process.exitCode = await main(process.argv.slice(2));
