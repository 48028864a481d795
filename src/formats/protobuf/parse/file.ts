import type { Import, ProtoFile, TypeDeclaration } from '../descriptor.ts';
import { readEnum } from './enum.ts';
import { readExtend, readMessage } from './message.ts';
import { readOptionStatement } from './option.ts';
import { Scanner } from './scanner.ts';
import { readService } from './service.ts';
import { readString } from './string.ts';

interface Reading {
  readonly scan: Scanner;
  readonly file: ProtoFile;
  /** Of the top-level types so far. */
  readonly names: Set<string>;
}

/** Parses one .proto text. `name` is shown in messages. Throws InvalidSchemaError or UncheckedError. */
export function readFile(text: string, name: string, wellKnown = false): ProtoFile {
  const scan = new Scanner(text, name);
  const file: ProtoFile = {
    name, text, package: null, packageSpan: null, syntax: null, edition: null, imports: [], messages: [], enums: [],
    extends: [], services: [], options: [], unregistrable: scan.unregistrable, wellKnown,
  };
  const reading: Reading = { scan, file, names: new Set() };
  for (let index = 0; ; index++) {
    const lead = scan.at;
    const next = scan.peek();
    if (Number.isNaN(next)) return file;
    if (scan.take(0x3b)) continue;
    const word = scan.word('a declaration');
    readDeclaration(reading, word, lead, scan.start, index === 0);
  }
}

function readDeclaration(reading: Reading, word: string, lead: number, start: number, first: boolean): void {
  const { scan, file, names } = reading;
  switch (word) {
    case 'message': {
      const message = readMessage(scan, file, null, lead, start);
      refuseTwice(scan, names, message);
      file.messages.push(message);
      return;
    }
    case 'enum': {
      const found = readEnum(scan, file, null, lead, start);
      refuseTwice(scan, names, found);
      file.enums.push(found);
      return;
    }
    case 'import':
      file.imports.push(readImport(scan, start));
      return;
    case 'option':
      file.options.push(readOptionStatement(scan));
      return;
    case 'package':
      file.package = scan.word('a package name');
      file.packageSpan = { start: scan.start, end: scan.at };
      scan.need(0x3b);
      return;
    case 'syntax':
    case 'edition':
      readSyntax(scan, file, word, start, first);
      return;
    case 'extend':
      file.extends.push(readExtend(scan, file, null, start));
      return;
    case 'service':
      file.services.push(readService(scan, lead, start));
      return;
    default:
      readVisible(reading, word, lead, start);
  }
}

/** `export message` and `local enum`, as of edition 2024. */
function readVisible(reading: Reading, word: string, lead: number, start: number): void {
  const { scan, file } = reading;
  if (file.syntax === 'editions' && (word === 'export' || word === 'local')) {
    readDeclaration(reading, scan.word('a declaration'), lead, start, false);
    return;
  }
  scan.fail(
    `Expected \`message\`, \`enum\`, \`import\` or another declaration, found \`${word}\`.`,
    start,
    'Begin each top-level declaration with its keyword.',
  );
}

function readSyntax(scan: Scanner, file: ProtoFile, word: 'syntax' | 'edition', start: number, first: boolean): void {
  if (file.syntax !== null) scan.fail(`There is more than one \`syntax\` or \`edition\`.`, start, 'Keep the first one only.');
  scan.need(0x3d);
  if (!first) scan.fail(`\`${word}\` is not the first declaration.`, start, `Move \`${word}\` to the top of the text.`);
  const value = readString(scan);
  const end = scan.at;
  if (word === 'edition') {
    file.syntax = 'editions';
    file.edition = value;
    scan.refuse(`edition "${value}"`, start, end);
  } else if (value === 'proto2' || value === 'proto3') {
    file.syntax = value;
  } else {
    scan.fail(`\`${value}\` is not a syntax.`, scan.start, 'Write `syntax = "proto3";` or `syntax = "proto2";`.');
  }
  scan.need(0x3b);
}

function readImport(scan: Scanner, start: number): Import {
  let kind: Import['kind'] = 'plain';
  if (!scan.isQuote()) {
    const word = scan.word('a quoted path');
    if (word !== 'public' && word !== 'weak' && word !== 'option') {
      scan.fail(`Expected a quoted path, found \`${word}\`.`, scan.start);
    }
    kind = word;
  }
  const path = readString(scan);
  scan.need(0x3b);
  return { path, kind, start, end: scan.at };
}

function refuseTwice(scan: Scanner, names: Set<string>, type: TypeDeclaration): void {
  const { name, nameStart } = type;
  if (names.has(name)) scan.fail(`\`${name}\` is declared twice.`, nameStart, 'Rename one of the two, or remove it.', nameStart + name.length);
  names.add(name);
}
