import IndexAccess
import Testing

struct TransferMeterTests {
  private static let floor = TransferFloor(window: .seconds(10), bytesPerWindow: 100)

  /// What the meter says after pieces of so many bytes at so many seconds.
  private func verdicts(_ pieces: [(seconds: Int, count: Int)]) -> [Bool] {
    var meter = TransferMeter(Self.floor, now: .zero)
    return pieces.map { meter.receive($0.count, now: .seconds($0.seconds)) }
  }

  @Test(
    arguments: [
      ([(1, 1), (9, 1)], [true, true]),
      ([(1, 1), (10, 1)], [true, false]),
      ([(1, 99), (10, 1)], [true, true]),
      ([(9, 100), (11, 0), (20, 1), (21, 1)], [true, true, true, false]),
      ([(10, 100), (20, 100), (30, 99)], [true, true, false]),
      ([(10, Int.max), (19, Int.max), (20, 1)], [true, true, true]),
    ] as [([(seconds: Int, count: Int)], [Bool])])
  func eachWindowNeedsItsBytes(pieces: [(seconds: Int, count: Int)], expected: [Bool]) {
    #expect(verdicts(pieces) == expected)
  }

  @Test func timeInWhichTheReaderIsBusyDoesNotCount() {
    var meter = TransferMeter(Self.floor, now: .zero)
    meter.pause(now: .seconds(1))
    meter.pause(now: .seconds(2))
    meter.resume(now: .seconds(1000))
    let isFastEnough = meter.receive(1, now: .seconds(1008))
    let isFastEnoughLater = meter.receive(1, now: .seconds(1009))
    #expect(isFastEnough && !isFastEnoughLater)
  }
}
