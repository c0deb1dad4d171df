/// What taking out a distribution comes to, found out before anything is changed.
struct PlannedRemoval: Sendable {
  /// The distribution as it is shown.
  let displayed: String
  /// The files to be removed, by absolute path. What describes the distribution comes last, so that a removal that is
  /// cut short can be taken up again.
  var files: [String] = []
  /// Files that others share, with what is left of them.
  var rewritten: [(path: String, content: [UInt8])] = []
  /// Names of its list of top-level modules that can be none, and that nothing was removed for.
  var ignoredNames: [String] = []
  /// Whether nobody knows which files it has beside those that describe it.
  var lacksRecord = false
}
