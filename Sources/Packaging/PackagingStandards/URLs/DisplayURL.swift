import Support

/// A URL as it may be shown to anybody: without secrets.
///
/// It is the counterpart of ``URLReference/requestText``, and the two cannot be mistaken for each other: what has a
/// `DisplayURL` in it was redacted when it was made.
package struct DisplayURL: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The URL with its credentials hidden or left out.
  package let text: String

  /// A URL with its credentials hidden.
  package init(_ url: URLReference) { text = url.description }

  /// The path of a local file or directory, which has no credentials.
  package init(path: String) { text = path }

  /// Text that should be a URL, with what looks like credentials hidden.
  package init(redacting text: String) { self.text = redactingCredentials(inWord: text) }

  package var description: String { text }

  package static func < (left: DisplayURL, right: DisplayURL) -> Bool { left.text < right.text }
}
