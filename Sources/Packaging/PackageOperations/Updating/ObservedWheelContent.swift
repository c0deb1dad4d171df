internal import Archives
internal import Installing
internal import PackagingStandards

/// Wheel content whose passing is told to an observer.
struct ObservedWheelContent: WheelContent {
  private var content: any WheelContent
  private let number: Int
  private let observer: any OperationObserver

  init(_ content: any WheelContent, number: Int, _ observer: any OperationObserver) {
    self.content = content
    self.number = number
    self.observer = observer
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try unsafe content.read(into: buffer)
    observer.receive(.progress(.transferAdvanced(number, bytes: count)))
    return count
  }

  mutating func finish() throws -> SHA256Digest { try content.finish() }

  func limitRest() { content.limitRest() }
}
