import type { Alternative, Bound, Member, ObjectShape, ScalarShape, Shape } from '../../src/formats/shape.ts';
import type { Place } from '../../src/model.ts';

/** Hand-made shapes: every part gets a line of its own, in the order in which it is made. */
let line = 0;

function here(): Place {
  return { file: 'schema', line: ++line, column: 1 };
}

export function restart(): void {
  line = 0;
}

export function of(text: string, ...alternatives: Alternative[]): Shape {
  return { text, place: here(), nullable: 'no', alternatives };
}

export function nullable(shape: Shape, how: 'yes' | 'unknown' = 'yes'): Shape {
  return { ...shape, nullable: how };
}

export function union(...shapes: Shape[]): Shape {
  return { text: shapes.map((shape) => shape.text).join(' | '), place: here(), nullable: 'no', alternatives: shapes.flatMap((shape) => shape.alternatives) };
}

export const nothing: Shape = { text: 'null', place: null, nullable: 'yes', alternatives: [] };

export function scalar(type: ScalarShape['type'], more: Partial<ScalarShape> = {}, text: string = type): Shape {
  return of(text, { kind: 'scalar', type, values: null, place: here(), ...more });
}

export const string = (more: Partial<ScalarShape> = {}): Shape => scalar('string', more);
export const int = (): Shape => scalar('integer', { width: 32, min: width('-2147483648'), max: width('2147483647') }, 'int');
export const long = (): Shape => scalar('integer', { width: 64, min: width('-9223372036854775808'), max: width('9223372036854775807') }, 'long');
export const double = (): Shape => scalar('number', { width: 64, floating: true }, 'double');
export const decimal = (precision: number, scale: number): Shape => scalar('bytes', { logical: 'decimal', precision, scale }, `decimal(${precision}, ${scale})`);

export function symbols(...names: string[]): Shape {
  return scalar('enum', { values: names.map((value, number) => ({ value, number, place: here() })) }, 'enum');
}

export function width(exact: string): Bound {
  return { value: Number(exact), exact, exclusive: false, from: 'width', place: null };
}

export function bound(exact: string, exclusive = false): Bound {
  return { value: Number(exact), exact, exclusive, from: 'declared', place: here() };
}

export function number(limits: { min?: string; max?: string } = {}): Shape {
  return scalar('number', { ...(limits.min === undefined ? {} : { min: bound(limits.min) }), ...(limits.max === undefined ? {} : { max: bound(limits.max) }) });
}

export const any = (): Shape => of('any', { kind: 'any', why: 'the schema does not say', place: here() });
export const array = (items: Shape, more: { minItems?: number; maxItems?: number; unique?: boolean } = {}): Shape => of('array', { kind: 'array', items: () => items, place: here(), ...more });
export const map = (values: Shape): Shape => of('map', { kind: 'map', values: () => values, place: here() });

export function member(shape: Shape, more: Partial<Member> = {}): Member {
  return { presence: 'always', shape: () => shape, place: here(), ...more };
}

/** A shape that may be missing, where a member is expected. */
export const optional = (shape: Shape, more: Partial<Member> = {}): Member => member(shape, { presence: 'sometimes', ...more });

export interface RecordOptions {
  readonly name?: string;
  /** Undeclared members may come, as this says. */
  readonly others?: Shape;
  readonly oneofs?: ObjectShape['oneofs'];
}

export function record(members: Record<string, Shape | Member>, options: RecordOptions = {}): Shape {
  const known = new Map(Object.entries(members).map(([name, one]) => [name, 'presence' in one ? one : member(one)]));
  const { name, others, oneofs } = options;
  const open: Member | null = others ? member(others, { presence: 'unknown' }) : null;
  return of(name ?? 'record', {
    kind: 'object',
    ...(name === undefined ? {} : { name }),
    members: [...known.keys()],
    open: open !== null,
    ...(oneofs ? { oneofs } : {}),
    member: (wanted) => known.get(wanted) ?? open,
    place: here(),
  });
}
