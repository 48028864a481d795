import type { Schema } from '../model.ts';

/** The registry's own comparison throws here, and a server answers with an internal error. */
export class RegistryCrash extends Error {
  override readonly name = 'RegistryCrash';
  readonly why: 'exclusive-maximum-lowered' | 'const-null' | 'multiple-of-zero';
  readonly writer: Schema;
  readonly reader: Schema;

  constructor(why: RegistryCrash['why'], writer: Schema, reader: Schema) {
    super(why);
    this.why = why;
    this.writer = writer;
    this.reader = reader;
  }
}
