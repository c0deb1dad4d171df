import Support
import TestSupport
import Testing

struct BinaryRecordTests {
  private static let kind: UInt64 = 0x1234_5678_9ABC_DEF0

  private func record() -> [UInt8] {
    var writer = SealedRecord.begin(Self.kind)
    writer.write(UInt32(7))
    writer.write("naïve")
    writer.write(nil as String?)
    writer.write("there" as String?)
    writer.write(["one", "", "three"])
    writer.write(lengthPrefixed: [1, 2, 3])
    return SealedRecord.seal(writer)
  }

  @Test func whatIsWrittenIsRead() throws {
    try record().withUnsafeBytes { raw in
      var reader = try #require(SealedRecord.open(raw, kind: Self.kind))
      #expect(reader.offset == SealedRecord.headerSize)
      let (number, text) = (reader.read(UInt32.self), reader.readString())
      let (absent, present) = (reader.readOptionalString(), reader.readOptionalString())
      let (texts, bytes) = (reader.readStrings(), reader.readLengthPrefixed().map(Array.init))
      #expect(number == 7)
      #expect(text == "naïve")
      #expect(absent == .some(nil))
      #expect(present == .some("there"))
      #expect(texts == ["one", "", "three"])
      #expect(bytes == [1, 2, 3])
      #expect(reader.remaining == 0)
    }
  }

  @Test func everyDamageIsNoticed() {
    let sound = record()
    for position in sound.indices {
      for bit in 0..<8 {
        var damaged = sound
        damaged[position] ^= 1 << UInt8(bit)
        #expect(
          damaged.withUnsafeBytes { SealedRecord.open($0, kind: Self.kind) == nil }, "byte \(position), bit \(bit)")
      }
      #expect(sound[..<position].withUnsafeBytes { SealedRecord.open($0, kind: Self.kind) == nil }, "\(position) bytes")
    }
    #expect((sound + [0]).withUnsafeBytes { SealedRecord.open($0, kind: Self.kind) == nil })
    #expect(sound.withUnsafeBytes { SealedRecord.open($0, kind: Self.kind &+ 1) == nil })
  }

  @Test func readingPastTheEndFailsForGood() {
    [1, 2, 3].withUnsafeBytes { (raw: UnsafeRawBufferPointer) in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: raw[..<3]))
      let tooLong = reader.read(UInt32.self)
      #expect(tooLong == nil)
      #expect(reader.hasFailed)
      let next = reader.read(UInt8.self)
      #expect(next == nil)
    }
  }

  @Test func countsThatPromiseTooMuchAreRefused() {
    var writer = ByteWriter()
    writer.write(UInt32.max)
    writer.bytes.withUnsafeBytes { raw in
      var (first, second, third) = (ByteReader(raw), ByteReader(raw), ByteReader(raw))
      let (strings, bytes, text) = (first.readStrings(), second.readLengthPrefixed(), third.readString())
      #expect(strings == nil)
      #expect(bytes == nil)
      #expect(text == nil)
    }
  }

  @Test func randomBytesAreReadOrRefused() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let bytes = (0..<Int.random(in: 0..<64, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.withUnsafeBytes { raw in
        var reader = ByteReader(raw)
        while !reader.hasFailed, reader.remaining > 0 {
          let before = reader.offset
          _ = reader.readStrings()
          _ = reader.readOptionalString()
          // It moves on or says that it failed: nobody loops for ever.
          #expect(reader.hasFailed || reader.offset > before, "seed \(seed)")
        }
      }
      #expect(bytes.withUnsafeBytes { SealedRecord.open($0, kind: Self.kind) == nil }, "seed \(seed)")
    }
  }

  /// The hash is part of file formats: it must never change.
  @Test(
    arguments: [
      ("", 0xEAC7_6176_CBB8_D667), ("a", 0xF461_3BF7_CDD7_93F9), ("the quick brown fox jumps", 0xC3B3_6D7F_75B4_C2FB),
    ] as [(String, UInt64)])
  func hashesStayTheSame(text: String, hash: UInt64) {
    #expect(StableHash.of(text) == hash)
    #expect(Array(text.utf8).withUnsafeBytes { StableHash.of($0) } == hash)
  }
}
