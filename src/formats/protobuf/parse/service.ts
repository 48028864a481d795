import type { Rpc, Service } from '../descriptor.ts';
import { readOptionStatement } from './option.ts';
import type { Scanner } from './scanner.ts';

/** `service Name { ... }`, after the keyword. Nothing of it is ever in a message; it is read to be skipped rightly. */
export function readService(scan: Scanner, lead: number, start: number): Service {
  const name = scan.word('a name for the service');
  const service: Service = { name, nameStart: scan.start, lead, start, end: 0, rpcs: [], options: [] };
  scan.need(0x7b);
  for (;;) {
    const lead = scan.at;
    if (scan.take(0x7d)) break;
    if (scan.take(0x3b)) continue;
    const word = scan.word('`rpc` or `option`');
    if (word === 'option') service.options.push(readOptionStatement(scan));
    else if (word === 'rpc') service.rpcs.push(readRpc(scan, lead, scan.start));
    else scan.fail(`Expected \`rpc\` or \`option\`, found \`${word}\`.`, scan.start);
  }
  (service as { end: number }).end = scan.at;
  return service;
}

function readRpc(scan: Scanner, lead: number, start: number): Rpc {
  const name = scan.word('a name for the rpc');
  const nameStart = scan.start;
  const request = readRpcType(scan);
  const word = scan.word('`returns`');
  if (word !== 'returns') scan.fail(`Expected \`returns\`, found \`${word}\`.`, scan.start);
  const response = readRpcType(scan);
  const rpc: Rpc = {
    name, nameStart, lead, start, end: 0, request: request.type, response: response.type,
    requestStream: request.stream, responseStream: response.stream, options: [],
  };
  if (scan.take(0x7b)) {
    while (!scan.take(0x7d)) {
      if (scan.take(0x3b)) continue;
      const word = scan.word('`option`');
      if (word !== 'option') scan.fail(`Expected \`option\`, found \`${word}\`.`, scan.start);
      rpc.options.push(readOptionStatement(scan));
    }
  } else {
    scan.need(0x3b);
  }
  (rpc as { end: number }).end = scan.at;
  return rpc;
}

function readRpcType(scan: Scanner): { type: string; stream: boolean } {
  scan.need(0x28);
  const word = scan.word('a message type');
  let type = word;
  let stream = false;
  if (word === 'stream') {
    // A message may itself be called `stream`.
    stream = scan.peek() !== 0x29;
    if (stream) type = scan.word('a message type');
  }
  scan.need(0x29);
  return { type, stream };
}
