import IndexAccess
import PackagingStandards

/// An index page together with what was found out about the tags on it.
///
/// Wheels of many versions share their tags, and the page says which do: each set of tags is looked at once.
final class TagRatedPage {
  let page: StoredPage
  private var compatibilities: [TagCompatibility?]

  init(_ page: StoredPage) {
    self.page = page
    compatibilities = Array(repeating: nil, count: page.sharedStringCount)
  }

  /// How well a wheel fits an environment.
  func compatibility(ofFileAt index: Int, with tags: CompatibleTags) -> TagCompatibility {
    guard let id = page.tagsID(ofFileAt: index), Int(id) < compatibilities.count else { return .incompatible(.invalid) }
    if let known = compatibilities[Int(id)] { return known }
    // Reading the tags out of the file name takes no strings apart.
    let compatibility =
      unsafe page.file(at: index).filename.utf8.withContiguousStorageIfAvailable {
        unsafe tags.compatibility(ofFilename: $0.span)
      } ?? .incompatible(.invalid)
    compatibilities[Int(id)] = compatibility
    return compatibility
  }
}
