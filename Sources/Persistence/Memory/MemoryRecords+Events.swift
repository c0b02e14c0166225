import SessionModel

extension MemoryRecords: EventStore {
  /// Keeps a batch.
  public func append(
    _ batch: ClientEventBatch, to session: SessionID, at time: WallTime
  ) throws -> EventAppendOutcome {
    try Task.checkCancellation()
    guard let state = sessions[session]?.state else { return .noSession }
    let kept = events[session] ?? [:]
    let plan = batch.plan(
      in: state, among: kept.mapValues(\.event), count: kept.count, last: kept.keys.max() ?? 0)
    switch plan {
    case .ends(let outcome): return outcome
    case .keeps(let new, let appended):
      for event in new {
        events[session, default: [:]][event.sequence] = ClientEventRecord(event, receivedAt: time)
      }
      return .taken(appended)
    }
  }

  /// Events in order.
  public func events(of session: SessionID, after sequence: Int?, limit: Int) -> [ClientEventRecord] {
    let kept = events[session] ?? [:]
    let all = kept.values.sorted { ClientEvent.isListedBefore($0.event, $1.event) }
    guard let sequence else { return Array(all.prefix(max(1, limit))) }
    guard let last = kept[sequence]?.event else { return [] }
    return Array(all.drop { !ClientEvent.isListedBefore(last, $0.event) }.prefix(max(1, limit)))
  }
}
