"""Compares how adder decodes the encodings of PEP 263 with CPython's codecs.

    cpython_encodings.py TOOL [LINES SEED]  compare
    cpython_encodings.py --list LINES SEED  print, for each encoding, a line with its name, a line with the source in
                                            hexadecimal, and a line with the text of each of its lines from the third
                                            on: in hexadecimal of UTF-8, `-` where there is none, `?` where any is right

Every byte, every two bytes, and LINES lines of random bytes (2000) are decoded in each encoding. TOOL reads a source
on its standard input and prints its text as UTF-8, in which U+FFFD stands for what is no character.
"""
import random
import subprocess
import sys

SINGLE = """latin-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11
iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u
koi8-t cp437 cp720 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874
mac-roman mac-cyrillic mac-greek mac-latin2 mac-turkish mac-iceland tis-620 ptcp154 kz1048 hp-roman8 ascii""".split()
DOUBLE = """gb2312 gbk gb18030 big5 cp950 big5hkscs shift_jis cp932 shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004
euc_jisx0213 euc_kr cp949 johab""".split()
ESCAPES = {
    "iso2022_jp": "(B (J $@ $B", "iso2022_jp_1": "(B (J $@ $B $(D", "iso2022_jp_2": "(B (J $@ $B $(D $A $(C .A .F",
    "iso2022_jp_3": "(B $B $(O $(P", "iso2022_jp_2004": "(B $B $(Q $(P", "iso2022_jp_ext": "(B (J (I $B $(D",
    "iso2022_kr": "(B",
}
ENCODINGS = SINGLE + DOUBLE + ["hz", "utf-7", *ESCAPES]
# What means something else before the end of a line.
TRAILING = [b"~", b"+", b"\x1b"]


def printable(chance, count):
    return bytes(chance.randrange(0x20, 0x7F) for _ in range(count))


def lines(encoding, count, chance):
    """Pieces without line ends that leave the decoder as they found it."""
    for byte in range(0x100):
        yield bytes([byte])
    if encoding in DOUBLE:
        for code in range(0x10000):
            yield bytes([code >> 8, code & 0xFF])
    if encoding.startswith("euc_j"):
        for code in range(0x8080, 0x10000):
            yield bytes([0x8F, code >> 8, code & 0xFF])
    if encoding == "gb18030":
        for _ in range(50 * count):
            yield bytes([chance.randrange(0x81, 0xFF), chance.randrange(0x30, 0x3A), chance.randrange(0x81, 0xFF), chance.randrange(0x30, 0x3A)])
    if encoding == "euc_kr":
        for _ in range(20 * count):
            yield bytes([0xA4, 0xD4, 0xA4, chance.randrange(0xA1, 0xC0), 0xA4, chance.randrange(0xBD, 0xD6), 0xA4, chance.choice([0xD4, chance.randrange(0xA1, 0xC0)])])
    if encoding == "hz":
        for code in range(0x2121, 0x7F7F):
            if code & 0xFF > 0x20:
                yield b"~{" + bytes([code >> 8, code & 0xFF]) + b"~}"
        for _ in range(count):
            yield b"a~{" + printable(chance, 4) + b"~}" + printable(chance, 2) + b"."
    if encoding == "utf-7":
        for _ in range(20 * count):
            digits = bytes(chance.choice(b"ABCDabcd0129+/-x= \xe9") for _ in range(chance.randrange(12)))
            yield b"+" + digits + b"-x"
    for escape in ESCAPES.get(encoding, "").split():
        for code in range(0x2121, 0x7F7F):
            if code & 0xFF > 0x20:
                yield b"\x1b" + escape.encode() + (b"\x1bN" if escape[0] == "." else b"") + bytes([code >> 8, code & 0xFF]) + b"\x1b(B"
    if encoding == "iso2022_kr":
        for code in range(0x2121, 0x7F7F):
            if code & 0xFF > 0x20:
                yield b"\x0e" + bytes([code >> 8, code & 0xFF]) + b"\x0f"
    for _ in range(count):
        if encoding in ESCAPES:
            yield b"\x1b" + bytes(chance.choice(b"$(B@[Cm.)") for _ in range(2)) + printable(chance, 4) + b"@\x1b(B"
        elif encoding not in ("hz", "utf-7"):
            yield bytes(chance.randrange(0x100) for _ in range(chance.randrange(1, 12)))


def expected(piece, encoding, before):
    try:
        text = (before + piece).decode(encoding)[len(before.decode(encoding)) :]
        text.encode()  # UTF-7 has lone surrogates, which no source may have
        return text
    except UnicodeEncodeError:
        return None
    except UnicodeDecodeError:
        return None


def source(encoding, count, chance):
    """The source to decode, and the text that each of its lines from the third on should have."""
    # The designation of the Korean set stands at the start of a text.
    before = b"\x1b$)C" if encoding == "iso2022_kr" else b""
    pieces = [p for p in lines(encoding, count, chance) if not set(p) & set(b"\r\n\0") and p not in TRAILING]
    data = b"# coding: " + encoding.encode() + b"\n" + before + b"\n" + b"\n".join(pieces) + b"\n"
    return data, pieces, [expected(piece, encoding, before) for piece in pieces]


def write_all(count, chance):
    for encoding in ENCODINGS:
        data, _, texts = source(encoding, count, chance)
        print(encoding, data.hex(), sep="\n")
        for text in texts:
            print("-" if text is None else "?" if "\ufffd" in text else text.encode().hex())
        print(".")


def compare(tool, count, chance):
    failed = False
    for encoding in ENCODINGS:
        data, pieces, texts = source(encoding, count, chance)
        output = subprocess.run(tool, shell=True, input=data, capture_output=True, check=True).stdout
        answers = output.decode().split("\n")[2:-1]
        if len(answers) != len(pieces):
            sys.exit(f"{encoding}: {len(pieces)} lines became {len(answers)}")
        different = 0
        for piece, answer, wanted in zip(pieces, answers, texts):
            if "\ufffd" not in (wanted or "") and (None if "\ufffd" in answer else answer) != wanted:
                different += 1
                if different <= 3:
                    print(f"{encoding}: {piece!r} is {wanted!a} to CPython, {answer!a} to adder")
        failed = failed or different > 0
        characters = len(texts) - texts.count(None)
        print(f"{encoding}: {len(pieces)} sequences, {characters} of them text, {different} different", flush=True)
    sys.exit(failed)


lines_of_chance = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
seeded = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
if sys.argv[1] == "--list":
    write_all(lines_of_chance, seeded)
else:
    compare(sys.argv[1], lines_of_chance, seeded)
