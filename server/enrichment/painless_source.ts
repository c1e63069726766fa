import { GRAMMAR } from '../../common/rule_name/grammar';
import { ASSIGN_CODE, CHARACTER_SETS, isOneOf, type CharacterSet } from './character_tests';

const { technique_digits, sub_digits, max_key_length, nothing, fields } = GRAMMAR;

const functionName = (set: string) =>
  `is${set.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())}`;

const characterTests = (Object.keys(CHARACTER_SETS) as CharacterSet[])
  .map((set) => `boolean ${functionName(set)}(int c) { return ${isOneOf(set)}; }`)
  .join('\n');

/** Function for function what `common/rule_name/scan.ts` does; without regular expressions, which 7.10 turns off. */
const scanner = `${characterTests}
boolean isDigit(int c) { return c >= 48 && c <= 57; }
boolean isLetter(int c) { return (c >= 65 && c <= 90) || (c >= 97 && c <= 122); }
int codeAt(String text, int at) {
  if (at >= text.length()) { return -1; }
  return text.charAt(at);
}
int skipBlanks(String text, int at) {
  int next = at;
  while (isBlank(codeAt(text, next))) { next++; }
  return next;
}
int skipBetweenFields(String text, int at) {
  int next = at;
  while (isBetweenFields(codeAt(text, next))) { next++; }
  return next;
}
int skipBetweenIds(String text, int at) {
  int next = at;
  while (isBetweenIds(codeAt(text, next))) { next++; }
  return next;
}
int findSeparator(String text, int at) {
  int next = at;
  while (next < text.length() && !isSeparator(codeAt(text, next))) { next++; }
  return next;
}
String sliceTrimmed(String text, int start, int end) {
  int last = end;
  while (last > start && isBetweenFields(codeAt(text, last - 1))) { last--; }
  int first = skipBetweenFields(text, start);
  return first < last ? text.substring(first, last) : "";
}
int countDigits(String text, int at, int most) {
  int count = 0;
  while (count < most && isDigit(codeAt(text, at + count))) { count++; }
  return count;
}
int findIdEnd(String text, int at) {
  int digits = isLetterT(codeAt(text, at)) ? at + 1 : at;
  if (countDigits(text, digits, ${technique_digits + 1}) != ${technique_digits}) { return -1; }
  int end = digits + ${technique_digits};
  if (isSubMark(codeAt(text, end))) {
    int sub = countDigits(text, end + 1, ${sub_digits + 1});
    if (sub >= 1 && sub <= ${sub_digits}) { end += 1 + sub; }
  }
  return end == text.length() || isAfterId(codeAt(text, end)) ? end : -1;
}
boolean endsItem(String text, int at) {
  int next = skipBlanks(text, at);
  return next == text.length() || isIdJoiner(codeAt(text, next));
}
int findAssign(String text, int at) {
  if (!isLetter(codeAt(text, at))) { return -1; }
  if (isLetterT(codeAt(text, at)) && findIdEnd(text, at) >= 0) { return -1; }
  int limit = (int) Math.min(text.length() - 1, at + ${max_key_length});
  for (int next = at + 1; next <= limit; next++) {
    int c = codeAt(text, next);
    if (c == ${ASSIGN_CODE}) { return next; }
    if (!isLetter(c) && !isDigit(c) && !isKeyPunctuation(c)) { return -1; }
  }
  return -1;
}
int findValueEnd(String text, int at) {
  int end = findSeparator(text, at);
  while (end < text.length()) {
    int next = skipBetweenFields(text, end);
    if (findAssign(text, next) >= 0) { return end; }
    end = findSeparator(text, next);
  }
  return text.length();
}`;

/** What `common/rule_name/parse.ts` and `fields.ts` do. */
const parser = `
String spellKey(String key, String gap) {
  String lower = key.toLowerCase(Locale.ROOT);
  StringBuilder spelled = new StringBuilder();
  boolean pending = false;
  for (int i = 0; i < lower.length(); i++) {
    int c = codeAt(lower, i);
    if (isDigit(c) || isLetter(c)) {
      if (pending) { spelled.append(gap); }
      pending = false;
      spelled.append(lower.charAt(i));
    } else {
      pending = true;
    }
  }
  return spelled.toString();
}
String normalizeId(String text, int at, int end) {
  int digits = isLetterT(codeAt(text, at)) ? at + 1 : at;
  int subMark = digits + ${technique_digits};
  String id = "T" + text.substring(digits, subMark);
  if (end == subMark) { return id; }
  String sub = text.substring(subMark + 1, end);
  while (sub.length() < ${sub_digits}) { sub = "0" + sub; }
  return id + "." + sub;
}
void add(Map fields, String field, String value) {
  if (value.length() == 0 || value.equals("${nothing}")) { return; }
  if (!fields.containsKey(field)) { fields.put(field, new ArrayList()); }
  fields.get(field).add(value);
}
int readIds(String text, int start, boolean leading, List found) {
  int end = 0;
  boolean needsT = leading;
  while (true) {
    int at = skipBetweenIds(text, end == 0 ? start : end);
    int idEnd = findIdEnd(text, at);
    if (idEnd < 0) { return end; }
    boolean hasT = isLetterT(codeAt(text, at));
    if (!hasT && (needsT || !endsItem(text, idEnd))) { return end; }
    found.add(normalizeId(text, at, idEnd));
    needsT = needsT || hasT;
    end = idEnd;
  }
}
int readField(String text, int at, Map keys, List found, Map fields) {
  int assign = findAssign(text, at);
  if (assign < 0) {
    int textEnd = findSeparator(text, at);
    add(fields, "${fields.free_text}", sliceTrimmed(text, at, textEnd));
    return textEnd;
  }
  String key = sliceTrimmed(text, at, assign);
  String role = keys.getOrDefault(spellKey(key, ""), "");
  boolean takesIds = role.equals("id") || role.equals("id_or_name");
  int idsEnd = takesIds ? readIds(text, assign + 1, false, found) : 0;
  if (idsEnd > 0) { return idsEnd; }
  int end = findValueEnd(text, assign + 1);
  String value = sliceTrimmed(text, assign + 1, end);
  String field = spellKey(key, "_");
  if (role.equals("id")) { field = "${fields.malformed_id}"; }
  if (role.equals("name") || role.equals("id_or_name")) { field = "${fields.technique_name}"; }
  add(fields, field, value);
  return end;
}
void readRuleName(String text, Map keys, List found, Map fields) {
  if (sliceTrimmed(text, 0, text.length()).equals("${nothing}")) { return; }
  int at = skipBetweenFields(text, readIds(text, 0, true, found));
  while (at < text.length()) {
    at = skipBetweenFields(text, readField(text, at, keys, found, fields));
  }
}
void countIds(List found, Map fields) {
  Set parents = new HashSet();
  for (String id : found) {
    int dot = id.indexOf(".");
    if (dot > 0) { parents.add(id.substring(0, dot)); }
  }
  Set seen = new HashSet();
  for (String id : found) {
    if (seen.add(id) && !parents.contains(id)) { add(fields, "${fields.technique_id}", id); }
  }
}
def valueAt(Map event, Map source) {
  def value = event.get(source.get("name"));
  if (value != null) { return value; }
  value = event;
  for (def step : source.get("path")) {
    if (!(value instanceof Map)) { return null; }
    value = value.get(step);
  }
  return value;
}`;

const main = `
List found = new ArrayList();
Map fields = new LinkedHashMap();
for (def source : params.rule_name_fields) {
  def value = valueAt(ctx, source);
  if (value instanceof String) { value = [value]; }
  if (!(value instanceof List)) { continue; }
  for (def text : value) {
    if (text instanceof String) { readRuleName(text, params.keys, found, fields); }
  }
  if (!found.isEmpty() || !fields.isEmpty()) { break; }
}
countIds(found, fields);
for (def entry : fields.entrySet()) {
  List values = entry.getValue();
  ctx[params.prefix + entry.getKey()] = values.size() == 1 ? values.get(0) : values;
}`;

/**
 * The rule-name parser as a Painless script for an ingest processor.
 * Parameters: `rule_name_fields` (`{ name, path }`, best first), `prefix`, and `keys` (squashed key → role).
 */
export const buildPainlessSource = (): string => scanner + parser + main;
