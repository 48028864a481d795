import { InvalidSchemaError } from '../../../errors.ts';
import type { Import, ProtoFile } from '../descriptor.ts';
import { Places } from '../../../place.ts';
import { ProtoSchema } from '../schema.ts';
import { DecodeError } from '../wire/byte-reader.ts';
import { decode } from '../wire/decode.ts';
import { wellKnownFile } from '../well-known/files.ts';
import { messageFrom, extendsFrom } from './descriptor-message.ts';
import { enumFrom } from './descriptor-enum.ts';
import { View } from './view.ts';

/** Clients may register a file's descriptor instead of its text: a FileDescriptorProto in base64. */
export function looksLikeDescriptor(text: string): boolean {
  return /^[A-Za-z0-9+/\s]{8,}={0,2}\s*$/.test(text);
}

/** Everything in it stands at the beginning of the text, for lack of another place. Throws InvalidSchemaError. */
export function readDescriptorFile(text: string, name: string): ProtoFile {
  const descriptors = wellKnownFile('google/protobuf/descriptor.proto')!;
  const root = descriptors.messages.find((message) => message.name === 'FileDescriptorProto')!;
  try {
    return fileFrom(new View(decode(new ProtoSchema(descriptors, new Map(), false), root, bytesOf(text))), text, name);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const message = `The text is neither Protobuf nor a descriptor in base64: ${error.message}.`;
    throw new InvalidSchemaError(message, new Places(text, name).at(0), 'Give the text of the .proto file.');
  }
}

function fileFrom(view: View, text: string, name: string): ProtoFile {
  const file: ProtoFile = {
    name, text, package: view.text('package') || null, packageSpan: null, syntax: syntaxOf(view.text('syntax')), edition: null,
    imports: importsFrom(view), messages: [], enums: [], extends: [], services: [], options: [], unregistrable: [], wellKnown: false,
  };
  file.messages.push(...view.all('message_type').map((found) => messageFrom(found, file, null)));
  file.enums.push(...view.all('enum_type').map((found) => enumFrom(found, file, null)));
  file.extends.push(...extendsFrom(view, file, null));
  if (file.messages.length + file.enums.length + file.extends.length === 0) throw new DecodeError('it declares nothing');
  return file;
}

function syntaxOf(syntax: string): ProtoFile['syntax'] {
  return syntax === 'proto3' || syntax === 'editions' ? syntax : 'proto2';
}

function importsFrom(view: View): Import[] {
  const isPublic = new Set(view.numbers('public_dependency'));
  return view.texts('dependency').map((path, i) => ({ path, kind: isPublic.has(i) ? 'public' : 'plain', start: 0, end: 0 }));
}

function bytesOf(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (char) => char.charCodeAt(0));
  } catch {
    throw new DecodeError('it is no base64');
  }
}
