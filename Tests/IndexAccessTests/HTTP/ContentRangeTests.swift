import IndexAccess
import PackagingStandards
import TestSupport
import Testing

/// Numbers of servers, all of which must be looked at before they are used.
struct ContentRangeTests {
  private static let numbers: [String] = [
    "0", "1", "9", "10", "4096", "9223372036854775806", "9223372036854775807", "9223372036854775808",
    "18446744073709551614", "18446744073709551615", "18446744073709551616", "-1", "", "*", "+1", "0x1",
  ]

  @Test func everyRangeLiesInsideItsTotal() {
    var accepted = 0
    for first in Self.numbers {
      for last in Self.numbers {
        for total in Self.numbers {
          guard let range = ContentRange("bytes \(first)-\(last)/\(total)") else { continue }
          accepted += 1
          #expect(range.range.lowerBound < range.range.upperBound)
          #expect(range.range.upperBound <= range.total && range.total <= UInt64(Int.max))
          #expect(range.range.count > 0)
        }
      }
    }
    // Of the seven numbers that fit, those of the first two that the third one has room for.
    #expect(accepted == 56)
  }

  @Test func plansSurviveAnyNumbers() throws {
    var random = SeededGenerator(seed: 20)
    let edges: [UInt64] = [0, 1, 2, 22, 4096, 1 << 20, UInt64(Int.max), UInt64(Int.max) + 1, .max - 1, .max]
    let package = try PackageName("flask")
    for _ in 0..<20_000 {
      func number() -> UInt64 { Bool.random(using: &random) ? edges.randomElement(using: &random) ?? 0 : random.next() }
      var plan = WheelMetadataPlan(package: package, size: Bool.random(using: &random) ? number() : nil)
      var step = plan.start()
      for _ in 0..<8 {
        switch step {
        case .request(let range): #expect(!range.isEmpty)
        case .requestLast(let count): #expect(count > 0)
        case .metadata: Issue.record("nothing here is metadata")
        case .readWhole, .failed: break
        }
        let bytes = [UInt8](repeating: 0x50, count: Int(random.next() % 64))
        step = plan.receive(bytes, offset: number(), total: number())
      }
    }
  }
}
