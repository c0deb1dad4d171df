import Archives
import SystemIO
import SystemPackage
import TestSupport
import Testing

/// Every way in which an archive can be hostile or damaged, with the error it gets.
@Suite struct HostileArchiveTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let archive: [UInt8]
    /// The error when the archive arrives as a stream, and when it is in memory where that differs.
    let streamed: ArchiveError
    let mapped: ArchiveError
    var limits = ArchiveLimits.standard
    var testDescription: String { what }

    init(
      _ what: String, _ archive: ForgedZip, _ error: ArchiveError, mapped: ArchiveError? = nil,
      limits: ArchiveLimits = .standard
    ) {
      self.what = what
      self.archive = archive.bytes
      streamed = error
      self.mapped = mapped ?? error
      self.limits = limits
    }
  }

  typealias Entry = ForgedZip.Entry

  static let honest = Entry("pkg/a.py", "print('a')\n")

  static func named(_ name: String) -> ForgedZip { ForgedZip(honest, Entry(name)) }
  static func named(_ name: [UInt8]) -> ForgedZip { ForgedZip(honest, Entry("x").with { $0.name = name }) }
  static func forged(_ change: (inout Entry) -> Void) -> ForgedZip { ForgedZip(honest, Entry("b.py").with(change)) }

  static let names: [Case] = [
    Case("parent traversal", named("../evil.py"), .parentTraversal("../evil.py")),
    Case("traversal inside", named("pkg/../../evil.py"), .parentTraversal("pkg/../../evil.py")),
    Case("traversal that stays inside", named("pkg/../evil.py"), .parentTraversal("pkg/../evil.py")),
    Case("absolute path", named("/etc/passwd"), .absolutePath("/etc/passwd")),
    Case("drive letter", named("C:/evil.py"), .driveLetter("C:/evil.py")),
    Case("drive letter without separator", named("c:evil.py"), .driveLetter("c:evil.py")),
    Case("backslash", named("pkg\\evil.py"), .backslashInName("pkg\\evil.py")),
    Case("backslash traversal", named("..\\evil.py"), .backslashInName("..\\evil.py")),
    Case("NUL", named("evil.py\0.txt"), .controlCharacterInName("evil.py\\x0.txt")),
    Case("newline", named("evil\n.py"), .controlCharacterInName("evil\\xa.py")),
    Case("delete character", named("evil\u{7F}.py"), .controlCharacterInName("evil\\x7f.py")),
    Case("not UTF-8", named([0x61, 0xFF, 0x62]), .undecodableName("a\u{FFFD}b")),
    Case("overlong UTF-8 slash", named([0x2E, 0xC0, 0xAF]), .undecodableName(".\u{FFFD}\u{FFFD}")),
    Case("empty name", named(""), .emptyName),
    Case("only a dot", named("."), .emptyName),
    Case("only dots and slashes", named(".//./"), .emptyName),
    Case(
      "name component too long", named(String(repeating: "n", count: 256)),
      .nameTooLong(String(repeating: "n", count: 120) + "…")),
    Case(
      "path too long", named(String(repeating: "n/", count: 2000) + "x"),
      .nameTooLong(String(repeating: "n/", count: 60) + "…")),
  ]

  static let kinds: [Case] = [
    Case("symbolic link", forged { $0.mode = 0o120777 }, .symbolicLink("b.py")),
    Case("character device", forged { $0.mode = 0o020644 }, .specialFile("b.py")),
    Case("named pipe", forged { $0.mode = 0o010644 }, .specialFile("b.py")),
    Case("socket", forged { $0.mode = 0o140644 }, .specialFile("b.py")),
    Case("file that claims to be a directory", forged { $0.mode = 0o040755 }, .contradictoryKind("b.py")),
    Case(
      "directory that claims to be a file",
      ForgedZip(honest, Entry("dir/", "").with { $0.method = 0 }), .contradictoryKind("dir/")),
    Case(
      "directory with content", ForgedZip(honest, Entry("dir/", "x").with { $0.mode = 0o040755 }),
      .directoryWithContent("dir")),
    Case("duplicate entry", ForgedZip(honest, honest), .duplicateEntry("pkg/a.py")),
    Case("duplicate by another spelling", ForgedZip(honest, Entry("./pkg//a.py")), .duplicateEntry("pkg/a.py")),
    Case("file below a file", ForgedZip(honest, Entry("pkg/a.py/b")), .fileAndDirectory("pkg/a.py")),
    Case("file named as a directory", ForgedZip(honest, Entry("pkg")), .fileAndDirectory("pkg")),
    Case(
      "directory named as a file",
      ForgedZip(
        honest,
        Entry("pkg/a.py/", "").with {
          $0.method = 0
          $0.mode = 0o040755
        }), .fileAndDirectory("pkg/a.py")),
    Case(
      "directory listed twice",
      ForgedZip(
        (0..<2).map { _ in
          Entry("d/", "").with {
            $0.method = 0
            $0.mode = 0o040755
          }
        }), .duplicateEntry("d")),
  ]

  static let headers: [Case] = [
    Case(
      "other local name", forged { $0.localName = Array("c.py".utf8) }, .headerMismatch(entry: "b.py", field: "name"),
      mapped: .headerMismatch(entry: "b.py", field: "name")),
    Case("other local method", forged { $0.localMethod = 0 }, .sizeMismatch("b.py")),
    Case(
      "other method, same content",
      forged {
        $0.method = 0
        $0.localMethod = 93
        $0.packed = zstandard($0.content)
        $0.centralCompressedSize = UInt32(zstandard($0.content).count)
      }, .headerMismatch(entry: "b.py", field: "compression method")),
    Case(
      "other checksum in the directory", forged { $0.centralChecksum = 7 },
      .headerMismatch(entry: "b.py", field: "checksum")),
    Case(
      "other size in the directory", forged { $0.centralSize = 3 }, .headerMismatch(entry: "b.py", field: "size")),
    Case(
      "other compressed size in the directory", forged { $0.centralCompressedSize = 3 },
      .headerMismatch(entry: "b.py", field: "compressed size")),
    Case("other flags", forged { $0.localFlags = 0x800 }, .headerMismatch(entry: "b.py", field: "flags")),
    Case("entry missing from the directory", forged { $0.isCentral = false }, .missingFromDirectory("b.py")),
    Case(
      "entry only in the directory",
      forged {
        $0.isLocal = false
        $0.centralOffset = 0x00FF_FFFF
      }, .missingEntry("b.py")),
    Case("entry inside another", forged { $0.centralOffset = 9 }, .overlappingEntries("b.py")),
    Case(
      "two names for one entry",
      ForgedZip(
        honest,
        Entry("b.py").with {
          $0.isLocal = false
          $0.centralOffset = 0
        }), .overlappingEntries("b.py")),
    Case(
      "one entry listed twice",
      ForgedZip(
        honest,
        honest.with {
          $0.isLocal = false
          $0.centralOffset = 0
        }), .duplicateEntry("pkg/a.py")),
    Case(
      "hidden entry in a gap",
      forged { $0.gap = Array(ForgedZip(Entry("hidden").with { $0.isCentral = false }).bytes.dropLast(22)) },
      .missingFromDirectory("hidden")),
    Case(
      "hidden archive in a gap", forged { $0.gap = ForgedZip(Entry("hidden")).bytes },
      .malformedEnd("the offset of the central directory is wrong")),
    Case(
      "descriptor with another checksum",
      forged {
        $0.hasDescriptor = true
        $0.descriptor = le(UInt32(0x0807_4b50)) + le(UInt32(1)) + le(UInt32(9)) + le(UInt32(7))
      }, .dataDescriptorMismatch("b.py")),
    Case(
      "descriptor missing",
      forged {
        $0.hasDescriptor = true
        $0.descriptor = []
      }, .dataDescriptorMismatch("b.py")),
    Case(
      "local size beside a descriptor",
      forged {
        $0.hasDescriptor = true
        $0.localSize = 99
      }, .headerMismatch(entry: "b.py", field: "size")),
    Case(
      "local checksum beside a descriptor",
      forged {
        $0.hasDescriptor = true
        $0.localChecksum = 99
      }, .headerMismatch(entry: "b.py", field: "checksum")),
    Case(
      "extra field past the header", forged { $0.localExtra = [1, 0, 200, 0] },
      .malformedExtraField(entry: "b.py", problem: "it runs past the header")),
    Case(
      "ZIP64 field without the size",
      forged {
        $0.localExtra = [1, 0, 0, 0]
        $0.localSize = .max
      }, .malformedExtraField(entry: "b.py", problem: "a ZIP64 size is missing")),
    Case(
      "two ZIP64 fields", forged { $0.localExtra = [1, 0, 0, 0, 1, 0, 0, 0] },
      .malformedExtraField(entry: "b.py", problem: "two ZIP64 fields")),
    Case(
      "ZIP64 field with bytes left over",
      forged {
        $0.localExtra = [1, 0, 24, 0] + le(UInt64($0.content.count)) + le(UInt64(1)) + le(UInt64(2))
        $0.localSize = .max
      }, .malformedExtraField(entry: "b.py", problem: "a ZIP64 field has bytes left over")),
    Case(
      "another name in the Unicode path",
      forged { $0.localExtra = [0x75, 0x70, 9, 0, 1, 0, 0, 0, 0] + Array("evil".utf8) },
      .malformedExtraField(entry: "b.py", problem: "it gives another name")),
  ]

  static let contents: [Case] = [
    Case("wrong checksum", forged { ($0.localChecksum, $0.centralChecksum) = (1, 1) }, .checksumMismatch("b.py")),
    Case(
      "wrong checksum of a stored file",
      forged {
        $0.method = 0
        ($0.localChecksum, $0.centralChecksum) = (1, 1)
      }, .checksumMismatch("b.py")),
    Case("size too small", forged { ($0.localSize, $0.centralSize) = (3, 3) }, .sizeMismatch("b.py")),
    Case("size too large", forged { ($0.localSize, $0.centralSize) = (30, 30) }, .sizeMismatch("b.py")),
    Case(
      "large size too large", forged { ($0.localSize, $0.centralSize) = (30 << 20, 30 << 20) }, .sizeMismatch("b.py")),
    Case("not deflate", forged { $0.packed = [0xFF, 0xFF, 0xFF, 0xFF] }, .corruptContent("b.py")),
    Case(
      "deflate stream that stops early", forged { $0.packed = Array(deflate($0.content).dropLast(2)) },
      .corruptContent("b.py")),
    Case(
      "bytes behind the deflate stream", forged { $0.packed = deflate($0.content) + [0, 0] }, .sizeMismatch("b.py")),
    Case(
      "not zstd",
      forged {
        $0.method = 93
        $0.packed = [1, 2, 3, 4, 5, 6]
      }, .corruptContent("b.py")),
    Case("encrypted", forged { $0.flags = 1 }, .encrypted("b.py")),
    Case("strongly encrypted", forged { $0.flags = 0x40 }, .encrypted("b.py")),
    Case("masked headers", forged { $0.flags = 0x2000 }, .encrypted("b.py")),
    Case("patched data", forged { $0.flags = 0x20 }, .unsupportedFeature(entry: "b.py", feature: "patched data")),
    Case(
      "bzip2",
      forged { $0.method = 12 }, .unsupportedMethod(entry: "b.py", method: 12)),
    Case("lzma", forged { $0.method = 14 }, .unsupportedMethod(entry: "b.py", method: 14)),
  ]

  static let shapes: [Case] = [
    Case(
      "prepended data", ForgedZip(honest).with { $0.prefix = Array("#!/bin/sh\n".utf8) }, .notAnArchive,
      mapped: .prependedData(byteCount: 10)),
    Case(
      "trailing data", ForgedZip(honest).with { $0.suffix = [0] }, .trailingData,
      mapped: .truncated(in: "the central directory")),
    Case(
      "another archive behind", ForgedZip(honest).with { $0.suffix = ForgedZip(Entry("evil.py")).bytes },
      .trailingData, mapped: .malformedEnd("an unknown record follows the central directory")),
    Case(
      "another archive in the comment", ForgedZip(honest).with { $0.comment = ForgedZip(Entry("evil.py")).bytes },
      .malformedEnd("the comment holds another end record"),
      mapped: .malformedEnd("an unknown record follows the central directory")),
    Case(
      "bytes between entries", forged { _ in }.with { $0.entries[0].gap = [1, 2, 3, 4] }, .unclaimedBytes(offset: 0),
      mapped: .unclaimedBytes(offset: 0)),
    Case(
      "bytes before the directory", ForgedZip(honest).with { $0.beforeDirectory = [9, 9, 9, 9] },
      .unclaimedBytes(offset: 0)),
    Case(
      "truncated in the end", ForgedZip(honest).with { $0.cut = 4 }, .truncated(in: "the end of the central directory"),
      mapped: .truncated(in: "the central directory")),
    Case("truncated in the directory", ForgedZip(honest).with { $0.cut = 30 }, .truncated(in: "the central directory")),
    Case(
      "truncated in the content", forged { _ in }.with { $0.cut = 22 + 2 * 46 + 8 + 4 + 3 }, .truncated(in: "`b.py`"),
      mapped: .truncated(in: "the central directory")),
    Case(
      "truncated in the comment", ForgedZip(honest).with { ($0.comment, $0.cut) = ([1, 2, 3], 1) },
      .truncated(in: "the archive comment"), mapped: .truncated(in: "the central directory")),
    Case(
      "wrong number of entries", ForgedZip(honest).with { $0.endCount = 2 },
      .malformedEnd("the number of entries is wrong")),
    Case(
      "wrong size of the directory", ForgedZip(honest).with { $0.endSize = 2 },
      .malformedEnd("the size of the central directory is wrong")),
    Case(
      "directory elsewhere", ForgedZip(honest).with { $0.endOffset = 0x7FFF_FFFF },
      .malformedEnd("the offset of the central directory is wrong"),
      mapped: .malformedEnd("the central directory lies outside the archive")),
    Case("one part of several", ForgedZip(honest).with { $0.endDisk = 1 }, .splitArchive),
    Case("entry on another disk", forged { $0.disk = 3 }, .splitArchive),
    Case(
      "wrong ZIP64 count",
      ForgedZip(honest).with { ($0.isZip64, $0.end64Count) = (true, 7) },
      .malformedEnd("the number of entries is wrong")),
    Case(
      "ZIP64 locator elsewhere", ForgedZip(honest).with { ($0.isZip64, $0.locatorOffset) = (true, 3) },
      .malformedEnd("the ZIP64 locator points elsewhere"), mapped: .malformedEnd("the ZIP64 record is missing")),
  ]

  static var bombs: [Case] {
    var small = ArchiveLimits()
    small.entrySize = 1 << 20
    var ratio = ArchiveLimits()
    ratio.ratioThreshold = 1 << 20
    var total = ArchiveLimits()
    total.totalSize = 3 << 20
    var count = ArchiveLimits()
    count.entryCount = 2
    let zeros = String(repeating: "0", count: 2 << 20)
    let liar = Entry("bomb", zeros).with { $0.hasDescriptor = true }
    return [
      Case(
        "entry too large", ForgedZip(Entry("bomb", zeros)), .entryTooLarge(entry: "bomb", limit: 1 << 20), limits: small
      ),
      Case(
        "entry too large, said only afterwards", ForgedZip(liar), .entryTooLarge(entry: "bomb", limit: 1 << 20),
        limits: small),
      Case("ratio too high", ForgedZip(Entry("bomb", zeros)), .ratioTooHigh(entry: "bomb", limit: 250), limits: ratio),
      Case(
        "zstd ratio too high", ForgedZip(Entry("bomb", zeros).with { $0.method = 93 }),
        .ratioTooHigh(entry: "bomb", limit: 250), limits: ratio),
      Case(
        "archive too large", ForgedZip(Entry("a", zeros), Entry("b", zeros)), .archiveTooLarge(limit: 3 << 20),
        limits: total),
      Case(
        "too many entries", ForgedZip(Entry("a"), Entry("b"), Entry("c")), .tooManyEntries(limit: 2), limits: count),
    ]
  }

  @Test(arguments: names + kinds + headers + contents + shapes + bombs)
  func isRefusedWithItsOwnErrorAndLeavesNothingBehind(_ hostile: Case) throws {
    let parent = try TemporaryDirectory()
    let destination = parent.path.appending("unpacked")
    for chunkSize in [1, 7, Int.max] {
      let error = #expect(throws: ArchiveError.self) {
        let source = MemoryByteSource(hostile.archive, chunkSize: chunkSize)
        _ = try ZipExtractor.extract(from: source, to: destination, limits: hostile.limits)
      }
      #expect(error.map(anonymous) == hostile.streamed)
    }
    let error = #expect(throws: ArchiveError.self) {
      _ = try hostile.archive.withUnsafeBytes {
        try ZipExtractor.extract($0, to: destination, limits: hostile.limits)
      }
    }
    #expect(error.map(anonymous) == hostile.mapped)
    #expect(try listDirectory(parent.path).isEmpty)
  }

  /// The offset of unclaimed bytes depends on the compressor.
  private func anonymous(_ error: ArchiveError) -> ArchiveError {
    if case .unclaimedBytes(let offset) = error, offset > 0 { return .unclaimedBytes(offset: 0) }
    return error
  }

  @Test func aStoredEntryOfUnknownSizeCanBeReadFromMemoryOnly() throws {
    let archive = ForgedZip(
      HostileArchiveTests.honest,
      Entry("b.py").with {
        $0.method = 0
        $0.hasDescriptor = true
      }
    ).bytes
    #expect(throws: ArchiveError.sizeUnknownWhileStreaming("b.py")) {
      _ = try ZipExtractor.verify(from: MemoryByteSource(archive))
    }
    let tree = try archive.withUnsafeBytes { try ZipExtractor.verify($0) }
    #expect(tree.find("b.py").map { tree.entries[$0].size } == 7)
  }
}
