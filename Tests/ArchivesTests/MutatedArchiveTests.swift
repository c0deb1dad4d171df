import Archives
import TestSupport
import Testing

/// Archives with random damage: whatever happens, it is an error or a tree, never a trap.
@Suite struct MutatedArchiveTests {
  static let originals: [[UInt8]] = {
    let text = String(repeating: "def f(x):\n  return x\n", count: 20)
    let entries = [
      ForgedZip.Entry("pkg/__init__.py", ""), ForgedZip.Entry("pkg/a.py", text),
      ForgedZip.Entry("pkg/data/b.bin", text).with { $0.method = 0 },
      ForgedZip.Entry("pkg/c.txt", text).with { $0.method = 93 },
      ForgedZip.Entry("pkg-1.0.data/scripts/run", "#!python\n").with { $0.mode = 0o100755 },
      ForgedZip.Entry("pkg-1.0.dist-info/RECORD", "pkg/a.py,,\n"),
    ]
    let large = ForgedZip.Entry("b.py").with {
      ($0.localSize, $0.centralSize) = (.max, .max)
      $0.localExtra = [1, 0, 8, 0] + le(UInt64(7))
      $0.centralExtra = [1, 0, 8, 0] + le(UInt64(7))
    }
    return [
      ForgedZip(entries).bytes,
      ForgedZip(entries.map { entry in entry.with { $0.hasDescriptor = $0.method != 0 } }).bytes,
      ForgedZip(large, entries[1]).with { $0.isZip64 = true }.bytes,
    ]
  }()

  @Test(arguments: [UInt64(0x5EED), UInt64.random(in: .min ... .max)])
  func neverTrap(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var limits = ArchiveLimits()
    limits.totalSize = 64 << 20
    var refused = 0
    for round in 0..<6000 {
      var bytes = Self.originals[round % Self.originals.count]
      mutate(&bytes, &generator)
      let chunkSize = Int(generator.next() % 300) + 1
      let streamed = Result {
        try ZipExtractor.verify(from: MemoryByteSource(bytes, chunkSize: chunkSize), limits: limits)
      }
      let mapped = Result { try bytes.withUnsafeBytes { try ZipExtractor.verify($0, limits: limits) } }
      // The stream is at least as strict: what it accepts, the other way accepts too.
      if case .success = streamed {
        #expect(throws: Never.self, "seed \(seed), round \(round)") { try mapped.get() }
      } else {
        refused += 1
      }
    }
    #expect(refused > 3000, "seed \(seed)")
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    for _ in 0...(generator.next() % 3) {
      if bytes.isEmpty { return }
      let at = Int(generator.next() % UInt64(bytes.count))
      switch generator.next() % 8 {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
      case 1: bytes[at] ^= 1 << (generator.next() & 7)
      case 2: bytes.remove(at: at)
      case 3: bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: at)
      case 4: bytes.removeSubrange(at...)
      case 5:
        let end = min(bytes.count, at + Int(generator.next() % 64))
        bytes.insert(contentsOf: Array(bytes[at..<end]), at: Int(generator.next() % UInt64(bytes.count)))
      case 6: for index in at..<min(at + 4, bytes.count) { bytes[index] = 0xFF }
      default: for index in at..<min(at + 8, bytes.count) { bytes[index] = 0 }
      }
    }
  }
}
