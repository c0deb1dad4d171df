/// One kind of cache entry. Each has its own directory with its own version: a change of format takes a new number, so
/// that two versions of adder can share a cache.
package enum CacheBucket: String, Sendable, CaseIterable {
  /// Parsed index pages: `simple-v1/INDEX/PACKAGE.page`.
  case simple = "simple-v1"
  /// What the resolver reads of a distribution's metadata: `metadata-v1/INDEX/PACKAGE/FILE.metadata`.
  case metadata = "metadata-v1"
  /// Which archive a wheel of an index unpacked to: `wheels-v1/INDEX/PACKAGE/FILE`.
  case wheels = "wheels-v1"
  /// Unpacked wheels, by content.
  case archives = "archives-v2"
  /// Facts about Python interpreters, by the identity of the executable.
  case interpreters = "interpreters-v1"

  /// The name of the directory below the root.
  package var directoryName: String { rawValue }
}
