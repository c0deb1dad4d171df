package import Caching
package import Installing

/// Reads every file of every unpacked wheel in the cache, and removes the wheels that are not as they were unpacked.
///
/// - Parameter cache: opened exclusively, for nobody may be linking from a wheel that is taken away.
/// - Throws: `SystemError`.
package func inspectWheels(of cache: Cache) throws -> WheelStore.Inspection {
  try WheelStore(cache: cache).inspect()
}
