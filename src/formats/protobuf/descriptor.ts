/** What a .proto text declares. Offsets are UTF-16 offsets into the file's text; ends are exclusive. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ProtoFile {
  /** Shown in messages. */
  readonly name: string;
  readonly text: string;
  /** `null` when the text names none, which the registry tells apart from nothing else. */
  package: string | null;
  packageSpan: Span | null;
  /** `null` when the text does not say, which means proto2. */
  syntax: 'proto2' | 'proto3' | 'editions' | null;
  edition: string | null;
  readonly imports: Import[];
  readonly messages: Message[];
  readonly enums: Enum[];
  readonly extends: Extend[];
  readonly services: Service[];
  readonly options: Option[];
  /** What is valid Protobuf, but refused by the registry's parser. */
  readonly unregistrable: Unregistrable[];
  /** Built into the registry, so shared by all schemas. */
  readonly wellKnown: boolean;
}

export interface Unregistrable extends Span {
  /** A noun phrase: `edition "2023"`. */
  readonly what: string;
}

export interface Import extends Span {
  readonly path: string;
  readonly kind: 'plain' | 'public' | 'weak' | 'option';
}

interface Declaration extends Span {
  readonly name: string;
  readonly nameStart: number;
  /** Where the blanks and comments before the declaration begin. */
  readonly lead: number;
}

export interface Message extends Declaration {
  readonly kind: 'message';
  readonly file: ProtoFile;
  readonly parent: Message | null;
  /** With the names of the messages around it, without the package: `Order.Line`. */
  readonly local: string;
  /** Every field in order of declaration: oneof members and groups as well. */
  readonly fields: Field[];
  readonly oneofs: Oneof[];
  readonly messages: Message[];
  readonly enums: Enum[];
  readonly extends: Extend[];
  readonly extensionRanges: NumberRange[];
  readonly reserved: Reserved;
  readonly options: Option[];
  readonly isGroup: boolean;
}

export type Label = 'optional' | 'required' | 'repeated';

export interface Field extends Declaration {
  readonly number: number;
  readonly numberStart: number;
  /** As written: implicit presence, oneof members and maps have none. */
  readonly label: Label | null;
  /** As written; a map's is `map<key, value>`, a group's the group's name. */
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  readonly map: MapType | null;
  readonly oneof: Oneof | null;
  /** The body of a group. */
  readonly group: Message | null;
  readonly options: readonly Option[];
  /** The message whose scope its type is looked up in; `null` in a top-level `extend`. */
  readonly scope: Message | null;
  readonly file: ProtoFile;
  /** The extended message's name as written; `null` for ordinary fields. */
  readonly extendee: string | null;
}

export interface MapType {
  readonly key: string;
  readonly value: string;
}

export interface Oneof extends Declaration {
  readonly fields: Field[];
  readonly options: Option[];
}

export interface Enum extends Declaration {
  readonly kind: 'enum';
  readonly file: ProtoFile;
  readonly parent: Message | null;
  readonly local: string;
  readonly values: EnumValue[];
  readonly reserved: Reserved;
  readonly options: Option[];
}

export interface EnumValue extends Declaration {
  readonly number: number;
  readonly options: readonly Option[];
}

export interface Reserved {
  readonly ranges: NumberRange[];
  readonly names: ReservedName[];
}

export interface NumberRange extends Span {
  /** Both inclusive. */
  readonly from: number;
  readonly to: number;
}

export interface ReservedName extends Span {
  readonly name: string;
}

export interface Extend extends Span {
  readonly extendee: string;
  readonly fields: Field[];
  /** Group bodies declared by the extension fields. */
  readonly groups: Message[];
}

export interface Service extends Declaration {
  readonly rpcs: Rpc[];
  readonly options: Option[];
}

export interface Rpc extends Declaration {
  readonly request: string;
  readonly response: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly options: Option[];
}

export interface Option extends Span {
  /** As written, without blanks: `deprecated`, `(acme.rule).max`. */
  readonly name: string;
  readonly value: OptionValue;
}

export type OptionValue =
  | { readonly kind: 'string'; readonly value: string }
  /** A number, an enum constant, `true`, `inf`. */
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly OptionValue[] }
  | { readonly kind: 'message'; readonly entries: readonly { readonly name: string; readonly value: OptionValue }[] };

export type TypeDeclaration = Message | Enum;
