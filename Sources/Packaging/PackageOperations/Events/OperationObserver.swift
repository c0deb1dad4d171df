/// Is told what an operation does while it does it.
///
/// Operations say nothing themselves: whoever starts one decides what becomes of its events. They may come from several
/// threads at once.
package protocol OperationObserver: Sendable {
  /// Takes in one event. The operation waits for the answer, so it should come soon.
  func receive(_ event: OperationEvent)
}
