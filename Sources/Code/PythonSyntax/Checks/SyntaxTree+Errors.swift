/// What the lexer and the parser leave for the checks of a finished tree.
struct SyntaxReports: Sendable {
  /// In the order in which they were found, those that follow from others included.
  var errors: [SyntaxError]
  var features: [FeatureUse]
  /// The offsets of brackets and f-strings that are not closed.
  var unclosed: [UInt32]
  var mode: ParseOptions.Mode

  /// Those of the errors that do not follow from others, in source order.
  func firstCauses(of errors: [SyntaxError], _ storage: TreeStorage) -> [SyntaxError] {
    if errors.count < 2 { return errors }
    return unsafe ErrorCascades(source: storage.source, tokens: storage.tokens, unclosed: unclosed).firstCauses(
      of: errors)
  }

  /// The errors with those of the uses that a version lacks, in the order in which they were found.
  func errors(for targetVersion: PythonVersion) -> [SyntaxError] {
    if features.allSatisfy({ $0.feature.isAvailable(in: targetVersion) }) { return errors }
    var result: [SyntaxError] = []
    var next = 0
    for use in features {
      guard let error = use.error(for: targetVersion) else { continue }
      result += errors[next..<max(next, use.errorsBefore)]
      next = max(next, use.errorsBefore)
      result.append(error)
    }
    return result + errors[next...]
  }
}

/// Checks of a finished tree: they do not change it, so one tree serves every version.
extension SyntaxTree {
  /// Everything that is wrong with the source for a version of Python, in source order: what cannot be read, syntax that
  /// the version lacks, and what CPython rejects only when it compiles the tree.
  ///
  /// - Complexity: O(n) in the number of nodes, apart from what climbs through deeply nested code.
  package func errors(for targetVersion: PythonVersion) -> [SyntaxError] {
    var parents: ParentTable?
    return errors(for: targetVersion, parts: [], &parents)
  }

  /// Everything that is wrong with the source for a version of Python.
  ///
  /// - Parameters:
  ///   - parts: the parts of the source whose lines are counted apart, in order; none if all are counted together.
  ///   - parents: the parents of the tree's nodes if they are known; collected if a check needs them.
  package func errors(
    for targetVersion: PythonVersion, parts: [SourcePart], _ parents: inout ParentTable?
  ) -> [SyntaxError] {
    let view = view
    var found = reports.errors(for: targetVersion)
    if !SyntaxFeature.fStringNesting.isAvailable(in: targetVersion) {
      var checks = NestingChecks(view)
      checks.run()
      for range in checks.uses {
        let use = FeatureUse(feature: .fStringNesting, range: range, errorsBefore: 0)
        if let error = use.error(for: targetVersion) { found.append(error) }
      }
    }
    if reports.mode != .expression {
      var checks = CompilationChecks(
        view, targetVersion: targetVersion, allowsTopLevelAwait: reports.mode == .ipython, parts: parts,
        parents: parents)
      checks.run()
      parents = checks.collectedParents
      found += checks.errors
    }
    return unsafe reports.firstCauses(of: found, view.storage.pointee)
  }
}
