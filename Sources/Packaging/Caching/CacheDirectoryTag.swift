/// The file that tells tools which make backups that a directory may be left out.
///
/// See [the specification](https://bford.info/cachedir/).
package enum CacheDirectoryTag {
  /// The name that backup programs know.
  package static let filename = "CACHEDIR.TAG"

  /// The text of the file.
  ///
  /// - Parameter remark: a sentence for people who open it.
  package static func text(remark: String? = nil) -> String {
    let signature = "Signature: 8a477f597d28d172789f06886806bc55"
    return remark.map { "\(signature)\n# \($0)\n" } ?? signature
  }
}
