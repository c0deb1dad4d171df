import Archives
import Installing
import PackagingStandards
import Support
import SystemIO
import TestSupport
import Testing

/// Ten thousand wheels with random damage: each is refused with an error or installed correctly, never a trap.
@Suite struct MutatedWheelTests {
  static let originals: [[UInt8]] = {
    var typical = FabricatedWheel.typical()
    typical.files += [("demo/empty.py", ""), ("demo/big.py", String(repeating: "pass  # filler\n", count: 50))]
    return [typical.bytes, FabricatedWheel("demo", "1.0", [("demo.py", "x = 1\n")]).bytes]
  }()

  @Test(arguments: [UInt64(7), UInt64.random(in: .min ... .max)])
  func neverTrap(seed: UInt64) throws {
    var limits = ArchiveLimits()
    limits.totalSize = 16 << 20
    limits.entrySize = 16 << 20
    let bench = try Workbench()
    let store = WheelStore(cache: bench.store.cache, limits: limits)
    let filename = try FabricatedWheel("demo", "1.0").filename
    let expectedLimits = limits
    // Most damage is found while unpacking, which needs no disk.
    try WorkerPool.forEach(50, width: 2) { batch in
      var generator = SplitMix(state: seed &+ UInt64(batch))
      for round in 0..<100 {
        var bytes = Self.originals[round % Self.originals.count]
        mutate(&bytes, &generator)
        guard (try? ZipExtractor.verify(from: MemoryByteSource(bytes), limits: expectedLimits)) != nil else { continue }
        let wheel = bytes
        do {
          let cached = try store.unpack(filename) { MemoryWheelContent(wheel) }
          #expect(store.wheel(cached.digest) != nil, "seed \(seed), batch \(batch), round \(round)")
        } catch let error as any UserFacingError {
          #expect(!error.message.isEmpty)
        }
      }
    }
  }

  /// Damages the content of files inside a valid archive, so that the damage reaches the readers of metadata.
  @Test(arguments: [UInt64(11), UInt64.random(in: .min ... .max)])
  func metadataNeverTraps(seed: UInt64) throws {
    let bench = try Workbench()
    let store = bench.store
    let target = bench.target
    var generator = SplitMix(state: seed)
    for round in 0..<120 {
      var wheel = FabricatedWheel.typical()
      func damaged(_ text: String) -> String {
        var bytes = Array(text.utf8)
        mutate(&bytes, &generator)
        return String(decoding: bytes, as: UTF8.self)
      }
      switch round % 4 {
      case 0: wheel.metadata = damaged("Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n\nText\n")
      case 1: wheel.wheelFile = damaged("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
      case 2: wheel.entryPoints = damaged(wheel.entryPoints ?? "")
      default: wheel.record = damaged("demo/__init__.py,sha256=abc,17\n\"demo/data, with comma.txt\",,4\n")
      }
      let bytes = wheel.bytes
      do {
        let cached = try store.unpack(wheel.filename) { MemoryWheelContent(bytes) }
        if round % 4 >= 2 {
          _ = try InstallTransaction.run(
            removing: bench.installed().all, installing: [WheelToInstall(cached)], in: target)
          // Hashes that look right are taken over from the wheel, which may lie.
          let problems = try bench.problems().filter { round % 4 != 3 || !$0.hasSuffix("has the wrong hash") }
          #expect(problems == [], "seed \(seed), round \(round)")
        }
      } catch let error as any UserFacingError {
        #expect(!error.message.isEmpty)
      }
    }
  }
}

private func mutate(_ bytes: inout [UInt8], _ generator: inout SplitMix) {
  for _ in 0...(generator.next() % 3) {
    if bytes.isEmpty { return }
    let at = Int(generator.next() % UInt64(bytes.count))
    switch generator.next() % 6 {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
    case 1: bytes[at] ^= 1 << (generator.next() & 7)
    case 2: bytes.remove(at: at)
    case 3: bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: at)
    case 4: bytes.removeSubrange(at...)
    default:
      let end = min(bytes.count, at + Int(generator.next() % 64))
      bytes.insert(contentsOf: Array(bytes[at..<end]), at: Int(generator.next() % UInt64(bytes.count)))
    }
  }
}

/// A small generator with a printed seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
