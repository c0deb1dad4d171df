import PackagingStandards
import VersionSolving

/// Finds a version for everything in a request.
///
/// Blocks the calling thread, which should have a stack of some megabytes and must not be one of Swift's cooperative
/// ones: reading blocks.
///
/// - Throws: `UnsatisfiableRequirements` if there is no solution, with an explanation; `ResolutionError` for what is
///   not supported; what the source throws.
package func resolve(_ request: ResolutionRequest, from source: any MetadataSource) throws -> Resolution {
  let resolver = Resolver(request, source)
  var solver = VersionSolver(rootVersion: Version(release: [0]))
  switch try solver.solve(resolver) {
  case .solved:
    var builder = ResolutionBuilder(resolver)
    return builder.resolution(solver.selected, effort: resolver.effort(of: solver))
  case .unsatisfiable(let proof):
    throw Explainer(resolver).explain(solver.derivation(of: proof), effort: resolver.effort(of: solver))
  }
}
