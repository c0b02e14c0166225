import SessionModel

/// Keeps what candidates' browsers tell of themselves.
///
/// Each method is one transaction. All throw ``StoreError``, or `CancellationError` before anything changed. Erasure of
/// a session takes its events with it (``SessionStore/apply(_:to:ifVersion:by:at:)``).
public protocol EventStore: Sendable {
  /// Keeps a batch while the session takes events (`SessionState.takesClientEvents`). An event that is there already
  /// is left as it is, so that a batch may be sent again; of the others those of the lowest numbers are kept for which
  /// there is room.
  ///
  /// - Parameter time: When the batch arrived.
  func append(
    _ batch: ClientEventBatch, to session: SessionID, at time: WallTime
  ) async throws -> EventAppendOutcome

  /// Events in the order of `ClientEvent.isListedBefore`; none where there is no such session.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event of the page before; nil for the first page. None follows one that is
  ///     not there.
  ///   - limit: The most that are given, at least 1.
  func events(of session: SessionID, after sequence: Int?, limit: Int) async throws -> [ClientEventRecord]
}

/// What became of a batch.
public enum EventAppendOutcome: Hashable, Sendable {
  /// It was taken, as far as there was room.
  case taken(AppendedEvents)
  /// Another event has this number; nothing was kept.
  case sequenceTaken(Int)
  /// The session takes no events in the state that it is in; nothing was kept.
  case notNow(SessionState)
  /// There is no such session.
  case noSession
}

/// How a batch was taken.
public struct AppendedEvents: Hashable, Sendable {
  /// How many events were kept now.
  public let new: Int
  /// How many were there already.
  public let known: Int
  /// How many were left out, because the session has as many as it may have.
  public let refused: Int
  /// The number above all that are there now; 1 where there is none.
  public let nextSequence: Int

  /// Creates an account.
  public init(new: Int, known: Int, refused: Int, nextSequence: Int) {
    self.new = new
    self.known = known
    self.refused = refused
    self.nextSequence = nextSequence
  }
}

extension ClientEventBatch {
  /// What keeping the batch means for a session.
  ///
  /// - Parameters:
  ///   - state: Where the session stands.
  ///   - kept: The events of the session with the numbers of the batch, by number.
  ///   - count: How many events the session has.
  ///   - last: The greatest number among them; 0 where there is none.
  public func plan(
    in state: SessionState, among kept: [Int: ClientEvent], count: Int, last: Int
  ) -> EventAppendPlan {
    guard state.takesClientEvents else { return .ends(.notNow(state)) }
    if let other = events.first(where: { event in kept[event.sequence].map { $0 != event } ?? false }) {
      return .ends(.sequenceTaken(other.sequence))
    }
    let unknown = events.filter { kept[$0.sequence] == nil }
    let new = Array(unknown.prefix(max(0, ClientEvent.mostOfSession - count)))
    let appended = AppendedEvents(
      new: new.count, known: events.count - unknown.count, refused: unknown.count - new.count,
      nextSequence: max(last, new.last?.sequence ?? 0) + 1)
    return .keeps(new, appended)
  }
}

/// How a store goes on with a batch.
public enum EventAppendPlan: Hashable, Sendable {
  /// These events are to be kept.
  case keeps([ClientEvent], AppendedEvents)
  /// Nothing is to be kept.
  case ends(EventAppendOutcome)
}
