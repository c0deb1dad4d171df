import Archives
import SystemIO
import SystemPackage

/// Saves a wheel that is being downloaded to a file.
///
/// Where nobody says how large the wheel is, its archive is read as it arrives, so that a body which never ends is
/// noticed where the archive ends, or where it is none.
final class SavedDownload: ByteSource {
  /// The most that is saved where neither the size nor the archive's end can be known.
  private static let largestUnknownSize: UInt64 = 4 << 30

  private let download: Download
  private let path: FilePath
  private let file: OpenFile

  init(_ download: Download, path: FilePath) throws {
    self.download = download
    self.path = path
    file = try OpenFile(path, .createNew)
  }

  /// Reads to the end.
  ///
  /// - Throws: `IndexAccessError`, `ArchiveError` or `SystemError`.
  func save() throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { unsafe buffer.deallocate() }
    // The size may come with the answer's head.
    try download.waitForHead()
    if download.expectedSize == nil {
      do {
        _ = try ZipExtractor.verify(from: self)
      } catch ArchiveError.sizeUnknownWhileStreaming {}
    }
    while try unsafe read(into: buffer) > 0 {
      if download.expectedSize == nil, download.receivedCount > SavedDownload.largestUnknownSize {
        throw IndexAccessError(.endless, "The content of `\(download.url)` does not end")
      }
    }
  }

  /// Reads the next bytes and saves them.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try unsafe download.read(into: buffer)
    if count > 0 { try unsafe file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), path: path) }
    return count
  }
}
