#!/usr/bin/env node
import { enableCompileCache } from './compile-cache.js';

enableCompileCache();
const { main } = await import('../dist/cli.js');
await main();
