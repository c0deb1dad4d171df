import Caching
import Support
import TestSupport

/// Puts files into a wheel, with their `RECORD` behind them.
///
/// - Parameters:
///   - files: what is in it, by path, in order.
///   - info: the name of the `.dist-info` directory.
///   - record: the content of `RECORD` in place of the right one.
package func wheelArchive(
  _ files: [(path: String, bytes: [UInt8], isExecutable: Bool)], info: String, record: String? = nil
) -> [UInt8] {
  var archive = ZipWriter()
  var rows = ""
  for (path, bytes, isExecutable) in files {
    archive.addFile(path, bytes, isExecutable: isExecutable)
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    let hash = Base64.encode(hasher.finalizeBytes(), .urlSafe)
    rows += (path.contains(",") ? "\"\(path)\"" : path) + ",sha256=\(hash),\(bytes.count)\n"
  }
  archive.addFile("\(info)/RECORD", Array((record ?? rows + "\(info)/RECORD,,\n").utf8))
  return archive.finish()
}
