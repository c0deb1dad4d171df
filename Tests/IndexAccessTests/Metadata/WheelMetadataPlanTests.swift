import IndexAccess
import PackagingStandards
import TestIndex
import Testing

struct WheelMetadataPlanTests {
  /// Carries a plan out against bytes in memory; answers the metadata's text and the number of requests.
  private func run(_ wheel: [UInt8], package: String = "flask", knowsSize: Bool) throws -> (text: String, requests: Int)
  {
    var plan = WheelMetadataPlan(package: try PackageName(package), size: knowsSize ? UInt64(wheel.count) : nil)
    var step = plan.start()
    for requests in 1...10 {
      let range: Range<Int>
      switch step {
      case .request(let wanted): range = Int(wanted.lowerBound)..<Int(wanted.upperBound)
      case .requestLast(let count): range = max(0, wheel.count - Int(count))..<wheel.count
      case .metadata(let bytes): return (String(decoding: bytes, as: UTF8.self), requests - 1)
      case .readWhole: return ("read whole", requests - 1)
      case .failed(let reason): return (reason, requests - 1)
      }
      step = plan.receive(Array(wheel[range]), offset: UInt64(range.lowerBound), total: UInt64(wheel.count))
    }
    return ("too many requests", 10)
  }

  @Test(arguments: [true, false])
  func smallWheelTakesOneRequest(knowsSize: Bool) throws {
    let wheel = TestDistribution.wheel("flask", "1.0", requires: ["click>=8"])
    let result = try run(wheel.content, knowsSize: knowsSize)
    #expect(result.text == String(decoding: wheel.metadata ?? [], as: UTF8.self))
    #expect(result.requests == 1)
  }

  @Test func largeFilesBeforeTheMetadataAreNotRead() throws {
    let wheel = TestDistribution.wheel("flask", "1.0", files: ["a.txt": incompressibleText(200_000)])
    #expect(try run(wheel.content, knowsSize: true).requests == 1)
  }

  @Test func metadataAtTheFrontTakesItsOwnRequest() throws {
    // Sorted before the dist-info directory's files, these come first; `zz` after it.
    let wheel = TestDistribution.wheel(
      "flask", "1.0", entryPoints: incompressibleText(100_000))
    let result = try run(wheel.content, knowsSize: true)
    #expect(result.requests == 2)
    #expect(result.text.hasPrefix("Metadata-Version: 2.1\nName: flask\n"))
  }

  @Test func largeDirectoryTakesAnotherRequest() throws {
    var files: [String: String] = [:]
    for index in 0..<600 { files["flask/module_with_a_rather_long_name_\(index).py"] = "" }
    let result = try run(TestDistribution.wheel("flask", "1.0", files: files).content, knowsSize: false)
    #expect(result.text.hasPrefix("Metadata-Version"))
    #expect(result.requests <= 3)
  }

  @Test func wheelOfAnotherPackageIsRefused() throws {
    let wheel = TestDistribution.wheel("other", "1.0")
    #expect(try run(wheel.content, knowsSize: true).text == "the wheel has no `METADATA`")
  }

  @Test func garbageIsRefused() throws {
    let result = try run([UInt8](repeating: 7, count: 100_000), knowsSize: true)
    #expect(!result.text.hasPrefix("Metadata"))
  }

  @Test func changedSizeReadsTheWholeWheel() throws {
    var plan = WheelMetadataPlan(package: try PackageName("flask"), size: 100)
    guard case .readWhole = plan.receive([1, 2], offset: 0, total: 2) else {
      Issue.record("a file of another size than the page says must not be trusted in parts")
      return
    }
  }

  @Test(
    arguments: [
      ("bytes 0-99/200", 0, 100, 200), ("Bytes 5-5/6", 5, 6, 6), ("bytes 0-99/*", nil, 0, 0),
      ("bytes 5-4/10", nil, 0, 0),
      ("bytes 0-10/10", nil, 0, 0), ("items 0-1/2", nil, 0, 0), ("", nil, 0, 0),
      ("bytes 0-18446744073709551615/1", nil, 0, 0),
    ] as [(String, UInt64?, UInt64, UInt64)])
  func readsContentRanges(text: String, lower: UInt64?, upper: UInt64, total: UInt64) {
    let range = ContentRange(text)
    #expect(range?.range == lower.map { $0..<upper })
    if lower != nil { #expect(range?.total == total) }
  }
}
