import type { DialectName } from '../../../src/formats/json/truth/schema/dialect.ts';

/** Writer's schema, reader's schema (JSON texts: numbers keep their spelling), and the answer; a refutation names the keyword. */
export type Case = readonly [name: string, writer: string, reader: string, answer: 'contained' | 'unknown' | `refuted ${string}`, dialect?: DialectName];

export const NUMBER_CASES: readonly Case[] = [
  ['an integer is a number', '{"type":"integer"}', '{"type":"number"}', 'contained'],
  ['a number may have decimals', '{"type":"number"}', '{"type":"integer"}', 'refuted type'],
  ['integers or numbers are numbers', '{"type":"number"}', '{"type":["integer","number"]}', 'contained'],
  ['multiples of 1 are integers', '{"type":"number","multipleOf":1}', '{"type":"integer"}', 'contained'],
  ['above -1 is from 0 on for integers', '{"type":"integer","exclusiveMinimum":-1}', '{"minimum":0}', 'contained'],
  ['above -1 is not from 0 on for numbers', '{"type":"number","exclusiveMinimum":-1}', '{"minimum":0}', 'refuted minimum'],
  ['multiples of 6 are multiples of 3', '{"multipleOf":6}', '{"multipleOf":3}', 'contained'],
  ['multiples of 2 and 3 are multiples of 6', '{"allOf":[{"multipleOf":2},{"multipleOf":3}]}', '{"multipleOf":6}', 'contained'],
  ['decimals are exact', '{"multipleOf":0.3}', '{"multipleOf":0.1}', 'contained'],
  ['no multiple of 10 is between 11 and 19', '{"type":"number","multipleOf":10,"minimum":11,"maximum":19}', 'false', 'contained'],
  ['of the multiples of 2, not all are of 4', '{"type":"integer","multipleOf":2,"not":{"multipleOf":4}}', '{"enum":[2]}', 'refuted enum'],
  ['int64 bounds are exact', '{"type":"integer","maximum":9223372036854775807}', '{"maximum":9223372036854775806}', 'unknown'],
  ['a difference that doubles see', '{"type":"integer","maximum":9223372036854775807}', '{"maximum":9007199254740992}', 'refuted maximum'],
  ['a proof that doubles would break', '{"type":"integer","maximum":9007199254740992}', '{"exclusiveMaximum":9007199254740993}', 'unknown'],
  ['the same large bound', '{"type":"integer","maximum":9223372036854775807}', '{"type":"number","maximum":9223372036854775807}', 'contained'],
  ['draft 4 bounds are flagged', '{"type":"number","minimum":0,"exclusiveMinimum":true}', '{"type":"number","minimum":0}', 'contained', 'draft-04'],
  ['draft 4 bounds are flagged, narrower', '{"type":"number","minimum":0}', '{"type":"number","minimum":0,"exclusiveMinimum":true}', 'refuted minimum', 'draft-04'],
  ['1.0 and 1e0 are 1', '{"enum":[1.0,1e0]}', '{"const":1}', 'contained'],
  ['a number too large to compute with', '{"maximum":1e999999}', '{"maximum":1}', 'unknown'],
];

export const STRING_CASES: readonly Case[] = [
  ['a pattern can bound the length', '{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}$"}', '{"type":"string","maxLength":13}', 'contained'],
  ['a pattern without end does not', '{"type":"string","pattern":"^[0-9a-f]{8}"}', '{"maxLength":8}', 'refuted maxLength'],
  ['patterns written differently', '{"type":"string","pattern":"^(a|b)*$"}', '{"pattern":"^[ab]*$"}', 'contained'],
  ['a wider pattern', '{"type":"string","pattern":"^[a-z]+$"}', '{"pattern":"^[a-zA-Z]+$"}', 'contained'],
  ['look-ahead is regular', '{"type":"string","pattern":"^(?!tmp)[a-z]+$"}', '{"pattern":"^(?!tmpx)[a-z]+$"}', 'contained'],
  ['a dot is no line end', '{"type":"string","minLength":1}', '{"pattern":"."}', 'refuted pattern'],
  ['lengths count characters, not code units', '{"type":"string","pattern":"^\\\\u{1F600}{2}$"}', '{"maxLength":2}', 'contained'],
  ['word edges', '{"type":"string","pattern":"\\\\bid\\\\b"}', '{"pattern":"id"}', 'contained'],
  ['a large repetition', '{"type":"string","pattern":"^[a-z]{0,2000}$"}', '{"maxLength":1999}', 'refuted maxLength'],
  ['a large repetition that fits', '{"type":"string","pattern":"^[a-z]{0,2000}$"}', '{"maxLength":2000}', 'contained'],
  ['all words of a finite pattern are listed', '{"type":"string","pattern":"^(on|off)$"}', '{"enum":["on","off"]}', 'contained'],
  ['an enum inside a pattern', '{"enum":["on","off"]}', '{"type":"string","pattern":"^o"}', 'contained'],
  ['a back reference cannot be proved', '{"type":"string","pattern":"^(a|b)\\\\1$"}', '{"maxLength":2}', 'unknown'],
  ['a back reference that no listed word satisfies', '{"type":"string","allOf":[{"pattern":"^[ab]$"},{"pattern":"^(a|b)\\\\1$"}]}', 'false', 'contained'],
  ['a back reference that nobody can try on a long word', '{"type":"string","allOf":[{"pattern":"^a{30}$"},{"pattern":"^(a+)\\\\1$"}]}', 'false', 'unknown'],
  ['a listed word and a pattern that is none', '{"enum":["a"],"pattern":"("}', 'false', 'unknown'],
  ['the same back reference can', '{"type":"string","pattern":"^(a|b)\\\\1$"}', '{"pattern":"^(a|b)\\\\1$"}', 'contained'],
  ['an unread pattern beside alternatives that cannot be', '{"type":"string","pattern":"^(a|b)\\\\1$","anyOf":[{"allOf":[{"pattern":"^x$"},{"pattern":"^y$"}]},{"allOf":[{"pattern":"^x$"},{"pattern":"^z$"}]}]}', 'false', 'contained'],
  ['format is an annotation', '{"type":"string"}', '{"type":"string","format":"ipv4"}', 'contained'],
  ['more needed than is there', '{"type":"string","minLength":3,"maxLength":2}', 'false', 'contained'],
];

export const ARRAY_CASES: readonly Case[] = [
  ['a list of items becomes a closed tuple', '{"type":"array","items":{"type":"string"}}', '{"items":[{"type":"string"}],"additionalItems":false}', 'refuted false'],
  ['a closed tuple has a largest size', '{"type":"array","items":[{},{}],"additionalItems":false}', '{"maxItems":2}', 'contained'],
  ['an impossible item ends the list', '{"type":"array","items":[{},{"enum":[]}]}', '{"maxItems":1}', 'contained'],
  ['at most one item is unique', '{"type":"array","maxItems":1}', '{"uniqueItems":true}', 'contained'],
  ['three different booleans do not exist', '{"type":"array","items":{"type":"boolean"},"minItems":3,"uniqueItems":true}', 'false', 'contained'],
  ['equal items at positions that share a value', '{"type":"array","items":[{"enum":[1,2]},{"enum":[2,3]}],"additionalItems":false,"minItems":2}', '{"uniqueItems":true}', 'refuted uniqueItems'],
  ['positions that share no value', '{"type":"array","items":[{"enum":[1,2]},{"enum":[3,4]}],"additionalItems":false}', '{"uniqueItems":true}', 'contained'],
  ['one contained item among different ones', '{"type":"array","uniqueItems":true,"contains":{"const":1},"minItems":2}', 'false', 'refuted false'],
  ['1 and 1.0 are equal items', '{"const":[1,1.0]}', '{"uniqueItems":true}', 'refuted uniqueItems'],
  ['a list that contains what its items are', '{"type":"array","items":{"type":"string"},"minItems":1}', '{"contains":{"type":"string"}}', 'contained'],
  ['an empty list contains nothing', '{"type":"array","items":{"type":"string"}}', '{"contains":{"type":"string"}}', 'refuted contains'],
  ['counts of contained items', '{"type":"array","contains":{"type":"integer"},"minContains":2}', '{"contains":{"type":"number"}}', 'contained', '2020-12'],
  ['at most two of three', '{"type":"array","contains":{"type":"integer"},"maxContains":2,"items":{"type":"integer"}}', '{"maxItems":2}', 'contained', '2020-12'],
  ['minContains 0 asks nothing', '{"type":"array"}', '{"contains":{"type":"integer"},"minContains":0}', 'contained', '2020-12'],
  ['one item cannot be both', '{"type":"array","contains":{"type":"integer"},"maxItems":1}', '{"not":{"contains":{"type":"string"}}}', 'contained'],
  ['prefixItems and items false', '{"type":"array","prefixItems":[{}],"items":false}', '{"maxItems":1}', 'contained', '2020-12'],
  ['a long list needs no long proof', '{"type":"array","minItems":30000,"maxItems":30000,"items":{"type":"integer"}}', '{"type":"array","items":{"type":"number"}}', 'contained'],
  ['a list too long to be shown', '{"type":"array","minItems":1000000000}', '{"type":"object"}', 'unknown'],
];

export const OBJECT_CASES: readonly Case[] = [
  ['a required name is missing', '{"type":"object"}', '{"required":["id"]}', 'refuted required'],
  ['an undeclared name has any value', '{"type":"object"}', '{"properties":{"id":{"type":"string"}}}', 'refuted type'],
  ['a closed object gains a name', '{"type":"object","additionalProperties":false}', '{"properties":{"id":{"type":"string"}}}', 'contained'],
  ['a closed object loses a name', '{"type":"object","properties":{"id":{},"at":{}},"additionalProperties":false}', '{"properties":{"id":{}},"additionalProperties":false}', 'refuted false'],
  ['patterns of names narrow', '{"type":"object","patternProperties":{"^x":{"type":"string"}}}', '{"patternProperties":{"^xy":{"type":"string"}}}', 'contained'],
  ['a name inside a pattern', '{"type":"object","patternProperties":{"^x":{"type":"string"}}}', '{"properties":{"xa":{"type":"string"}}}', 'contained'],
  ['names that only a pattern allows', '{"type":"object","patternProperties":{"^(a|b)$":{}},"additionalProperties":false}', '{"maxProperties":2}', 'contained'],
  ['propertyNames are a pattern of names', '{"type":"object","propertyNames":{"pattern":"^[a-z]{1,3}$"}}', '{"propertyNames":{"maxLength":3}}', 'contained'],
  ['required names count', '{"type":"object","required":["a","b"]}', '{"minProperties":2}', 'contained'],
  ['declared names of a closed object count', '{"type":"object","properties":{"a":{},"b":{}},"additionalProperties":false}', '{"maxProperties":2}', 'contained'],
  ['an impossible member is a forbidden one', '{"type":"object","properties":{"a":false}}', '{"not":{"required":["a"]}}', 'contained'],
  ['dependencies that cannot be', '{"type":"object","dependencies":{"a":["b"]},"properties":{"b":false}}', '{"properties":{"a":false}}', 'contained'],
  ['dependentRequired', '{"type":"object","dependentRequired":{"a":["b"]},"required":["a"]}', '{"required":["b"]}', 'contained', '2020-12'],
  ['names like those of prototypes', '{"type":"object"}', '{"required":["__proto__","constructor","toString"]}', 'refuted required'],
  ['a member called __proto__', '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}', '{"properties":{"__proto__":{"type":"integer"}}}', 'refuted type'],
  ['a member that cannot be decided', '{"type":"object","properties":{"a":{"type":"string","pattern":"^(a|b)\\\\1$"},"b":{"maxLength":3}}}', '{"properties":{"a":{"maxLength":2},"b":{"maxLength":5}}}', 'unknown'],
  ['a name that nobody can match', '{"type":"object","required":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"patternProperties":{"^(a+)\\\\1$":false}}', 'false', 'unknown'],
  ['a constant object', '{"const":{"a":1,"b":[2]}}', '{"type":"object","required":["a"],"properties":{"b":{"items":{"type":"integer"}}}}', 'contained'],
  ['member order does not matter', '{"const":{"a":1,"b":2}}', '{"enum":[{"b":2,"a":1}]}', 'contained'],
  ['too many members to be shown', '{"type":"object","minProperties":100000}', '{"type":"array"}', 'unknown'],
];

export const COMBINED_CASES: readonly Case[] = [
  ['anyOf is split', '{"anyOf":[{"type":"string"},{"type":"integer"}]}', '{"type":["string","number"]}', 'contained'],
  ['disjoint alternatives are exclusive', '{"anyOf":[{"type":"string"},{"type":"integer"}]}', '{"oneOf":[{"type":"integer"},{"type":"string"}]}', 'contained'],
  ['an overlapping alternative breaks oneOf', '{"oneOf":[{"type":"integer"},{"type":"string"}]}', '{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"number","minimum":5}]}', 'refuted oneOf'],
  ['optional tags do not tell branches apart', '{"type":"object","maxProperties":0}', tagged('a', 'b').replaceAll('"required":["tag"],', ''), 'refuted oneOf'],
  ['a tagged union gains a branch', tagged('a', 'b'), tagged('a', 'b', 'c'), 'contained'],
  ['a tagged union loses a branch', tagged('a', 'b', 'c'), tagged('a', 'b'), 'refuted oneOf'],
  ['if, then, else are cases', '{"if":{"type":"string"},"then":{"minLength":2},"else":{"type":"integer"}}', '{"type":["string","integer"]}', 'contained'],
  ['a narrower then', '{"if":{"type":"string"},"then":{"minLength":1}}', '{"if":{"type":"string"},"then":{"minLength":2}}', 'refuted minLength'],
  ['double negation', '{"not":{"not":{"type":"string"}}}', '{"type":"string"}', 'contained'],
  ['de Morgan', '{"not":{"anyOf":[{"type":"string"},{"minimum":3}]}}', '{"allOf":[{"not":{"type":"string"}},{"not":{"minimum":3}}]}', 'contained'],
  ['siblings of $ref are dropped up to draft 7', '{"type":"string"}', '{"$ref":"#/definitions/s","maxLength":3,"definitions":{"s":{"type":"string"}}}', 'contained'],
  ['siblings of $ref count later', '{"$ref":"#/$defs/s","maxLength":3,"$defs":{"s":{"type":"string"}}}', '{"type":"string","maxLength":3}', 'contained', '2020-12'],
  ['unevaluatedProperties sees through allOf', '{"allOf":[{"type":"object","properties":{"a":{}}}],"unevaluatedProperties":false}', '{"type":"object","properties":{"a":{}},"additionalProperties":false}', 'contained', '2020-12'],
  ['additionalProperties does not', '{"type":"object","properties":{"a":{}},"additionalProperties":false}', '{"allOf":[{"properties":{"a":{}}}],"additionalProperties":false}', 'refuted false', '2020-12'],
  ['unevaluatedProperties depends on the branch taken', '{"type":"object","anyOf":[{"required":["a"],"properties":{"a":{}}},{"properties":{"b":{}}}],"unevaluatedProperties":false}', '{"propertyNames":{"enum":["a","b"]}}', 'contained', '2020-12'],
  ['unevaluatedItems after the longest prefix', '{"type":"array","allOf":[{"prefixItems":[{},{}]}],"prefixItems":[{}],"unevaluatedItems":false}', '{"maxItems":2}', 'contained', '2020-12'],
  ['unevaluatedItems after the longest prefix, narrower', '{"type":"array","allOf":[{"prefixItems":[{},{}]}],"prefixItems":[{}],"unevaluatedItems":false}', '{"maxItems":1}', 'refuted maxItems', '2020-12'],
  ['unevaluatedItems after contains', '{"type":"array","contains":{"type":"string"},"unevaluatedItems":{"type":"integer"}}', '{"items":{"type":["string","integer"]}}', 'contained', '2020-12'],
  ['unevaluatedItems after contains, narrower', '{"type":"array","contains":{"type":"string"},"unevaluatedItems":{"type":"integer"}}', '{"items":{"type":"integer"}}', 'refuted type', '2020-12'],
];

export const REFERENCE_CASES: readonly Case[] = [
  ['lists of lists', tree('{"type":"string"}'), tree('{"type":["string","null"]}'), 'contained'],
  ['lists of lists, narrower', tree('{"type":["string","null"]}'), tree('{"type":"string"}'), 'refuted anyOf'],
  ['a chain without end is empty', '{"type":"object","required":["next"],"properties":{"next":{"$ref":"#"}}}', 'false', 'contained'],
  ['a chain that may end is not', '{"type":"object","properties":{"next":{"$ref":"#"}}}', 'false', 'refuted false'],
  ['two ways to write a recursion', '{"$ref":"#/definitions/a","definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/b"}},"b":{"type":"array","items":{"$ref":"#/definitions/a"}}}}', '{"type":"array","items":{"$ref":"#"}}', 'contained'],
  ['every second list', '{"$ref":"#/definitions/a","definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/b"}},"b":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/a"}}}}', '{"type":"array","items":{"$ref":"#"},"maxItems":5}', 'refuted maxItems'],
  ['an emptiness that was only assumed', '{"definitions":{"a":{"type":"object","anyOf":[{"required":["b"],"properties":{"b":{"$ref":"#/definitions/b"}}},{"required":["c"]}]},"b":{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/definitions/a"}}}},"type":"object","required":["first","second"],"properties":{"first":{"$ref":"#/definitions/a"},"second":{"$ref":"#/definitions/b"}}}', 'false', 'refuted false'],
  ['recursion in the same place means nothing', '{"anyOf":[{"$ref":"#"},{"type":"string"}]}', '{"type":"integer"}', 'unknown'],
  ['a reference that leads nowhere', '{"$ref":"#/definitions/gone"}', '{"type":"string"}', 'unknown'],
  ['is no hindrance where it does not matter', '{"type":"object","properties":{"a":{"$ref":"#/definitions/gone"}}}', '{"type":"object"}', 'contained'],
  ['anchors', '{"$ref":"#id","$defs":{"x":{"$anchor":"id","type":"string"}}}', '{"type":"string"}', 'contained', '2020-12'],
  ['identifiers change the base', '{"$id":"http://shop.example/order.json","$ref":"item.json","$defs":{"i":{"$id":"item.json","type":"string"}}}', '{"type":"string"}', 'contained', '2020-12'],
  ['two resources of the same name keep apart', `{"allOf":[${['p', 'q'].map((name, index) => `{"$id":"http://x.example/a","definitions":{"t":{"type":"${index === 0 ? 'string' : 'integer'}"}},"properties":{"${name}":{"$ref":"#/definitions/t"}}}`).join()}]}`, '{"properties":{"p":{"type":"string"},"q":{"type":"integer"}}}', 'contained'],
  ['an identifier beside $ref is dropped up to draft 7', '{"$id":"http://x.example/root.json","definitions":{"i":{"$id":"item.json","type":"string"}},"properties":{"p":{"$id":"http://y.example/","$ref":"item.json"}}}', '{"properties":{"p":{"type":"string"}}}', 'contained'],
  ['dynamic references look outwards', dynamicList('string'), '{"type":"array","items":{"type":"string"}}', 'contained', '2020-12'],
  ['dynamic references look outwards, narrower', dynamicList('string'), '{"type":"array","items":{"type":"integer"}}', 'refuted type', '2020-12'],
  ['recursive references look outwards', '{"$id":"http://x.example/strict","$recursiveAnchor":true,"$ref":"tree","unevaluatedProperties":false,"$defs":{"t":{"$id":"tree","$recursiveAnchor":true,"type":"object","properties":{"kids":{"type":"array","items":{"$recursiveRef":"#"}}}}}}', '{"properties":{"kids":{"items":{"additionalProperties":{"type":"array"}}}}}', 'contained', '2019-09'],
];

export const INVALID_CASES: readonly Case[] = [
  ['a type that does not exist', '{"type":"text"}', 'true', 'unknown'],
  ['a length that is no number', '{"minLength":"3"}', '{}', 'unknown'],
  ['a step of zero', '{}', '{"multipleOf":0}', 'unknown'],
  ['a schema that is a list', '[]', '{}', 'unknown'],
  ['a pattern that is none', '{"type":"string","pattern":"("}', '{"maxLength":3}', 'unknown'],
];

function tagged(...tags: string[]): string {
  const branches = tags.map((tag) => `{"type":"object","required":["tag"],"properties":{"tag":{"const":"${tag}"},"${tag}1":{"type":"string"}}}`);
  return `{"oneOf":[${branches.join()}]}`;
}

function tree(leaf: string): string {
  return `{"definitions":{"tree":{"anyOf":[${leaf},{"type":"array","items":{"$ref":"#/definitions/tree"}}]}},"$ref":"#/definitions/tree"}`;
}

function dynamicList(type: string): string {
  return `{"$id":"http://x.example/strings","$ref":"list","$defs":{"s":{"$dynamicAnchor":"item","type":"${type}"},"l":{"$id":"list","type":"array","items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}}}}`;
}
