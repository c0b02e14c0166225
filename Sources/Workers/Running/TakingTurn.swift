import Synchronization

/// Lets a worker's lanes take jobs one after the other, in the order in which they come.
///
/// While two took at once, the one without the place for suspects (``SuspectPlace``) would leave a suspect alone that
/// the other does not take either.
final class TakingTurn: Sendable {
  private let last = Mutex<Task<Void, Never>?>(nil)

  /// Does something when all that came before is done.
  func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    let mine = last.withLock { last in
      let before = last
      let mine = Task {
        await before?.value
        return await body()
      }
      last = Task { _ = await mine.value }
      return mine
    }
    return await mine.value
  }
}
