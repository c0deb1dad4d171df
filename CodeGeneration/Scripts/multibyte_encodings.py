"""Writes the tables of Python's multi-byte encodings, from the codecs of the Python that runs it (3.13).

Run: python3.13 CodeGeneration/Scripts/multibyte_encodings.py

A table maps the codes of characters to code points and is written as text in digits of base 64, least significant
first:
    ddd         the code point of the next code
    *dd         that many further codes have the code points after the last one
    @ddd        the next code is this one
    !dd         that many codes have no character
    (dddddd)    the next code stands for two code points
Where a table differs little from another, only what differs is written.
"""
import codecs
import encodings.aliases
import pathlib
import sys

OUT = pathlib.Path(__file__).resolve().parents[2] / "Sources/Code/PythonSyntax/Generated"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LONGEST_RUN = 4095
NAMES = """gb2312 gbk gb18030 hz big5 cp950 big5hkscs shift_jis cp932 shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004
euc_jisx0213 euc_kr cp949 johab iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext
iso2022_kr utf-7""".split()


def digits(number, count):
    return "".join(DIGITS[number >> 6 * place & 63] for place in range(count))


def decoded(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def characters(encoding, before=b"", after=b"", flags=0x8080):
    """The characters of one and two bytes of an encoding, by their codes; ASCII is left out where it is itself."""
    table = {}
    if not before:
        for byte in range(0x100):
            text = decoded(bytes([byte]), encoding)
            if text and (byte >= 0x80 or text != chr(byte)):
                table[byte] = text
    for code in range(0x10000):
        first, second = code >> 8, code & 0xFF
        if first < 0x80 and not before or first in table:
            continue
        text = decoded(before + bytes([first, second]) + after, encoding)
        if text:
            table[code | flags if before else code] = text
    return table


def packed(table, base={}):
    """The text of a table, or of its differences from another."""
    out, position = [], None
    codes = sorted(code for code in table.keys() | base.keys() if table.get(code) != base.get(code))
    index = 0
    while index < len(codes):
        code = codes[index]
        if code != position:
            out.append("@" + digits(code, 3))
        text = table.get(code)
        length = 1

        def continues(expected):
            return index + length < len(codes) and codes[index + length] == code + length and table.get(
                codes[index + length]) == expected and length < LONGEST_RUN

        if text is None:
            while continues(None):
                length += 1
            out.append("!" + digits(length, 2))
        elif len(text) == 2:
            out.append("(" + digits(ord(text[0]), 3) + digits(ord(text[1]), 3) + ")")
        else:
            out.append(digits(ord(text), 3))
            while ord(text) + length < sys.maxunicode and continues(chr(ord(text) + length)):
                length += 1
            if length > 1:
                out.append("*" + digits(length - 1, 2))
        index += length
        position = code + length
    return "".join(out)


def shifted(table):
    """The codes of EUC-JP as Shift JIS has them: as `MultiByteTables.shiftJIS(_:)`."""
    result = {}
    for code, text in table.items():
        first, second = (code >> 8) - 0xA1, (code & 0xFF) - 0xA1
        if first < 0 or second < 0:
            continue
        lead = first // 2 + (0x81 if first < 62 else 0xC1)
        trail = second + (0x9F if first & 1 else 0x40 if second < 63 else 0x41)
        result[lead << 8 | trail] = text
    return result


def four_bytes():
    """The characters of four bytes of GB 18030 below U+10000, by their place in the order."""
    table = {}
    for code in range(39420):
        data = bytes([0x81 + code // 12600, 0x30 + code // 1260 % 10, 0x81 + code // 10 % 126, 0x30 + code % 10])
        text = decoded(data, "gb18030")
        if text:
            table[code] = text
    return table


def plane(encoding, designation):
    """A character set of ISO 2022, with the high bits of its codes set."""
    table = characters(encoding, b"\x1b" + designation, b"\x1b(B")
    return {code: text for code, text in table.items() if code >> 8 > 0xA0 and code & 0xFF > 0xA0}


GBK, BIG5 = characters("gbk"), characters("big5")
# EUC-KR reads the filler of Hangul only as part of a longer sequence.
KOREAN = characters("euc_kr") | {0xA4D4: "\u3164"}
JAPANESE, JAPANESE_2004 = characters("euc_jp"), characters("euc_jis_2004")
SUPPLEMENT = characters("euc_jp", b"\x8f")
SECOND_PLANE = plane("iso2022_jp_2004", b"$(P")
BOTH = SUPPLEMENT | SECOND_PLANE
assert characters("euc_jis_2004", b"\x8f") == BOTH
SHIFT_2004 = characters("shift_jis_2004")
TABLES = [
    ("gbk", "", packed(GBK)),
    ("gb2312", "gbk", packed(characters("gb2312"), GBK)),
    ("gb18030", "gbk", packed(characters("gb18030"), GBK)),
    ("gb18030FourBytes", "", packed(four_bytes())),
    ("big5", "", packed(BIG5)),
    ("cp950", "big5", packed(characters("cp950"), BIG5)),
    ("big5hkscs", "big5", packed(characters("big5hkscs"), BIG5)),
    ("eucJP", "", packed(JAPANESE)),
    ("eucJPSupplement", "", packed(SUPPLEMENT)),
    ("eucJIS2004", "eucJP", packed(JAPANESE_2004, JAPANESE)),
    ("jisX0213SecondPlane", "", packed(SECOND_PLANE)),
    ("eucJISX0213", "eucJIS2004", packed(characters("euc_jisx0213"), JAPANESE_2004)),
    ("eucJISX0213Supplement", "eucJPSupplement with jisX0213SecondPlane", packed(characters("euc_jisx0213", b"\x8f"), BOTH)),
    ("shiftJIS", "the shifted eucJP", packed(characters("shift_jis"), shifted(JAPANESE))),
    ("cp932", "the shifted eucJP", packed(characters("cp932"), shifted(JAPANESE))),
    ("shiftJIS2004", "the shifted eucJIS2004", packed(SHIFT_2004, shifted(JAPANESE_2004))),
    ("shiftJISX0213", "shiftJIS2004", packed(characters("shift_jisx0213"), SHIFT_2004)),
    ("eucKR", "", packed(KOREAN)),
    ("cp949", "eucKR", packed(characters("cp949"), KOREAN)),
    ("johab", "", packed(characters("johab"))),
]

aliases = {name: {codecs.lookup(name).name.replace("_", "-")} for name in NAMES}
for alias, target in encodings.aliases.aliases.items():
    target = target.replace("utf_7", "utf-7")
    if target in aliases:
        aliases[target].add(alias.replace("_", "-"))

text = (
    "// Generated by CodeGeneration/Scripts/multibyte_encodings.py. Do not edit: change the script and run it again.\n\n"
    "/// The characters of encodings of several bytes, in the form that `CharacterCodeTable` reads.\n"
    "enum MultiByteEncodingTables {\n"
    "  /// Python's name of each encoding, then all its names with hyphens in place of underscores.\n"
    "  static let names: [StaticString] = [\n"
)
for name in NAMES:
    text += f'    "{name} {" ".join(sorted(aliases[name]))}",\n'
text += "  ]\n"
for name, base, data in TABLES:
    text += f"\n  /// {len(data)} bytes" + (f": what differs from {base}" if base else "") + ".\n"
    lines = [data[i : i + 112] for i in range(0, len(data), 112)]
    text += f'  static let {name}: StaticString = """\n' + "\\\n".join("    " + l for l in lines) + '\n    """\n'
(OUT / "MultiByteEncodingTables.swift").write_text(text + "}\n")

# ISO 2022 uses the tables above.
for encoding, designation, table in [
    ("iso2022_jp", b"$B", JAPANESE), ("iso2022_jp_1", b"$(D", SUPPLEMENT), ("iso2022_jp_2", b"$A", characters("gb2312")),
    ("iso2022_jp_2", b"$(C", KOREAN), ("iso2022_kr", b"$)C\x0e", KOREAN), ("iso2022_jp_2004", b"$(Q", JAPANESE_2004),
    ("iso2022_jp_3", b"$(O", characters("euc_jisx0213")), ("iso2022_jp_3", b"$(P", SECOND_PLANE),
]:
    found = plane(encoding, designation)
    wanted = {code: text for code, text in table.items() if code >= 0xA1A1}
    # JIS X 0213's own tilde, which EUC-JIS takes for the wide one: `ISO2022Decoder` knows.
    if found.get(0xA2B2) == "~":
        found[0xA2B2] = "\uFF5E"
    different = [hex(c) for c in found.keys() | wanted.keys() if found.get(c) != wanted.get(c)]
    if different:
        sys.exit(f"{encoding} {designation} has another table: {len(different)} characters, {different[:5]}")
