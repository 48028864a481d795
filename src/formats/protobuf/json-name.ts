import type { Field } from './descriptor.ts';
import { findOption } from './parse/option.ts';

/** The field's key in the JSON mapping. */
export function jsonNameOf(field: Field): string {
  const own = findOption(field.options, 'json_name')?.value;
  return own?.kind === 'string' ? own.value : camelCase(field.name);
}

/** `order_id` becomes `orderId`: each underscore goes, and the letter behind it is raised. */
export function camelCase(name: string): string {
  let result = '';
  let raise = false;
  for (const char of name) {
    if (char === '_') raise = true;
    else {
      result += raise ? char.toUpperCase() : char;
      raise = false;
    }
  }
  return result;
}
