import Archives
import SystemIO
import SystemPackage
import TestSupport
import Testing

@Suite struct ZipExtractorTests {
  typealias Entry = ForgedZip.Entry

  /// Unpacks `archive` by every way there is and checks that each gives the same files.
  private func check(
    _ archive: [UInt8], _ expected: [String: String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for chunkSize in [1, 13, 4096, 0] {
      let parent = try TemporaryDirectory()
      let destination = parent.path.appending("unpacked")
      let tree =
        chunkSize == 0
        ? try archive.withUnsafeBytes { try ZipExtractor.extract($0, to: destination) }
        : try ZipExtractor.extract(from: MemoryByteSource(archive, chunkSize: chunkSize), to: destination)
      var found: [String: String] = [:]
      for id in tree.entries.indices {
        let path = tree.path(of: id)
        let file = destination.appending(path)
        if tree.entries[id].isDirectory {
          #expect(isDirectory(file), sourceLocation: sourceLocation)
        } else {
          let content = try readFile(file)
          #expect(UInt64(content.count) == tree.entries[id].size, sourceLocation: sourceLocation)
          let mark = tree.entries[id].isExecutable ? "x " : ""
          #expect(
            try fileStatus(file)?.isExecutable == tree.entries[id].isExecutable, sourceLocation: sourceLocation)
          found[path] = mark + String(decoding: content, as: UTF8.self)
        }
      }
      #expect(found == expected, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [UInt16(0), 8, 93], [false, true])
  func everyMethodUnpacksWithAndWithoutDescriptors(method: UInt16, hasDescriptor: Bool) throws {
    if method == 0 && hasDescriptor { return }
    let archive = ForgedZip(
      ["a.py", "pkg/b.py", "pkg/deep/er/c.txt", "pkg/d.py"].map { name in
        Entry(name, "content of \(name)\n").with {
          $0.method = method
          $0.hasDescriptor = hasDescriptor
        }
      })
    try check(
      archive.bytes,
      [
        "a.py": "content of a.py\n", "pkg/b.py": "content of pkg/b.py\n",
        "pkg/deep/er/c.txt": "content of pkg/deep/er/c.txt\n", "pkg/d.py": "content of pkg/d.py\n",
      ])
  }

  @Test func executableBitsComeFromTheCentralDirectory() throws {
    let archive = ForgedZip(
      Entry("bin/run", "#!").with { $0.mode = 0o100755 }, Entry("bin/read").with { $0.mode = 0o100640 },
      Entry("bin/dos").with {
        $0.mode = 0o100755
        $0.madeBy = 0x0014
      })
    try check(archive.bytes, ["bin/run": "x #!", "bin/read": "content", "bin/dos": "content"])
  }

  @Test func zip64RecordsAndFieldsAreRead() throws {
    let large = Entry("b.py").with {
      $0.method = 0
      ($0.localSize, $0.localCompressedSize, $0.centralSize, $0.centralCompressedSize) = (.max, .max, .max, .max)
      $0.localExtra = [1, 0, 16, 0] + le(UInt64(7)) + le(UInt64(7))
      $0.centralExtra = [1, 0, 24, 0] + le(UInt64(7)) + le(UInt64(7)) + le(UInt64(0))
      $0.centralOffset = .max
    }
    try check(ForgedZip(large).with { $0.isZip64 = true }.bytes, ["b.py": "content"])
  }

  @Test(arguments: [true, false], [4, 8])
  func allFourFormsOfDataDescriptorsAreTold(hasSignature: Bool, sizeBytes: Int) throws {
    let entry = Entry("b.py").with {
      $0.hasDescriptor = true
      let packed = deflate($0.content)
      let checksum = $0.content.withUnsafeBytes { Archives.checksum($0) }
      func size(_ value: Int) -> [UInt8] { sizeBytes == 4 ? le(UInt32(value)) : le(UInt64(value)) }
      $0.descriptor = (hasSignature ? le(UInt32(0x0807_4b50)) : []) + le(checksum) + size(packed.count) + size(7)
    }
    try check(ForgedZip(entry, Entry("c.py")).bytes, ["b.py": "content", "c.py": "content"])
  }

  @Test func emptyStoredEntriesWithDescriptorsStream() throws {
    let empty = Entry("pkg/__init__.py", "").with {
      $0.method = 0
      $0.hasDescriptor = true
    }
    try check(ForgedZip(empty, Entry("c.py")).bytes, ["pkg/__init__.py": "", "c.py": "content"])
  }

  @Test func commentsDotComponentsAndListedDirectoriesAreFine() throws {
    let directory = Entry("pkg/", "").with {
      $0.method = 0
      $0.mode = 0o040755
    }
    let archive = ForgedZip(directory, Entry("./pkg//a.py")).with { $0.comment = Array("hello".utf8) }
    try check(archive.bytes, ["pkg/a.py": "content"])
  }

  @Test func theEmptyArchiveIsEmpty() throws {
    try check(ForgedZip([]).bytes, [:])
  }

  @Test func largeEntriesStream() throws {
    let line = "0123456789abcdef"
    var content: [UInt8] = []
    var state: UInt32 = 1
    for _ in 0..<(600 << 10) {
      state = state &* 1_664_525 &+ 1_013_904_223
      content += line.utf8.prefix(Int(state >> 28))
    }
    var archive = ZipWriter()
    archive.addFile("large.bin", content)
    archive.addFile("small", [1])
    let bytes = archive.finish()
    let tree = try ZipExtractor.verify(from: MemoryByteSource(bytes, chunkSize: 100_000))
    #expect(tree.find("large.bin").map { tree.entries[$0].size } == UInt64(content.count))
    let forged = ForgedZip(
      Entry("large.bin").with {
        $0.content = content
        $0.hasDescriptor = true
      })
    #expect(try ZipExtractor.verify(from: MemoryByteSource(forged.bytes)).totalSize == UInt64(content.count))
  }

  @Test func anExistingDestinationIsRefusedAndKept() throws {
    let parent = try TemporaryDirectory()
    let destination = parent.path.appending("unpacked")
    try createDirectories(destination)
    #expect(throws: SystemError.self) {
      _ = try ZipExtractor.extract(from: MemoryByteSource(ForgedZip(Entry("a")).bytes), to: destination)
    }
    #expect(isDirectory(destination))
  }

  @Test func aFailingSourceLeavesNothingBehind() throws {
    struct Broken: Error {}
    struct Source: ByteSource {
      var rest = MemoryByteSource(Array(ForgedZip(Entry("a"), Entry("b")).bytes.prefix(60)))
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try rest.read(into: buffer)
        if count == 0 { throw Broken() }
        return count
      }
    }
    let parent = try TemporaryDirectory()
    #expect(throws: Broken.self) {
      _ = try ZipExtractor.extract(from: Source(), to: parent.path.appending("unpacked"))
    }
    #expect(try listDirectory(parent.path).isEmpty)
  }
}

@Suite struct ZipWriterTests {
  @Test func theSameInputGivesTheSameBytesAndReadsBack() throws {
    func write() -> [UInt8] {
      var writer = ZipWriter()
      writer.addDirectory("pkg/")
      writer.addFile("pkg/a.py", Array(repeating: 0x61, count: 5000))
      writer.addFile("pkg/rün", [1, 2, 3], isExecutable: true)
      return writer.finish()
    }
    let bytes = write()
    #expect(bytes == write())
    let tree = try ZipExtractor.verify(from: MemoryByteSource(bytes))
    #expect(tree.entries.map(\.size) == [0, 5000, 3])
    #expect(tree.entries.map(\.isExecutable) == [false, false, true])
    try bytes.withUnsafeBytes { raw in
      let archive = try ZipArchive(raw)
      let names = archive.directory.entries.map { archive.directory.name(of: $0) }
      #expect(names == ["pkg/", "pkg/a.py", "pkg/rün"])
      #expect(try archive.content(of: archive.directory.entries[2]) == [1, 2, 3])
      #expect(try archive.content(of: archive.directory.entries[1]).count == 5000)
    }
  }

  @Test func moreThan65535EntriesUseZip64() throws {
    var writer = ZipWriter()
    for index in 0..<66_000 { writer.addFile("f\(index)", []) }
    let bytes = writer.finish()
    #expect(try ZipExtractor.verify(from: MemoryByteSource(bytes)).entries.count == 66_000)
  }
}

@Suite struct ZipDirectoryTests {
  @Test func aTailTellsWhichBytesAreMissing() throws {
    let archive = ForgedZip((0..<50).map { ForgedZip.Entry("pkg/file\($0).py", String(repeating: "x", count: $0)) })
    let bytes = archive.bytes
    let size = UInt64(bytes.count)
    var from = size - 40
    var rounds = 0
    while true {
      let location = try bytes[Int(from)...].withUnsafeBytes { try ZipDirectory.read(tail: $0, archiveSize: size) }
      rounds += 1
      #expect(rounds < 4)
      switch location {
      case .needsBytes(let earlier):
        #expect(earlier < from)
        from = earlier
        continue
      case .found(let directory):
        #expect(directory.entries.count == 50)
        let entry = directory.entries[30]
        let range = ZipArchive.range(of: entry, in: directory)
        let part = bytes[Int(range.lowerBound)..<Int(range.upperBound)]
        let content = try part.withUnsafeBytes {
          try ZipArchive(directory: directory, bytes: $0, startingAt: range.lowerBound).content(of: entry)
        }
        #expect(content == Array(repeating: UInt8(ascii: "x"), count: 30))
      }
      break
    }
  }
}
