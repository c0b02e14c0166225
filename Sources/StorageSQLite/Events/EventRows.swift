import GRDB
import Persistence
import SessionModel

/// The rows of `client_events` as values.
enum EventRows {
  private static let fault = RowFault(table: "client_events")

  static func insert(
    _ event: ClientEvent, of session: SessionID, at time: WallTime, into database: Database
  ) throws {
    try database.cachedStatement(sql: "INSERT INTO client_events VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        session.description, event.sequence, event.kind.rawValue, event.phase.rawValue,
        event.device?.rawValue, event.time.microseconds, time.microseconds,
      ])
  }

  /// How many events a session has, and the greatest number among them, 0 where there is none.
  static func extent(of session: SessionID, in database: Database) throws -> (count: Int, last: Int) {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT count(*), ifnull(max(sequence), 0) FROM client_events WHERE session_id = ?"),
      arguments: [session.description])
    guard let row else { throw fault }
    return (row[0], row[1])
  }

  static func event(_ sequence: Int, of session: SessionID, in database: Database) throws -> ClientEvent? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM client_events WHERE session_id = ? AND sequence = ?"),
      arguments: [session.description, sequence]
    ).map(record)?.event
  }

  /// Those that come after one in the order of lists; all for nil.
  static func records(
    of session: SessionID, after last: ClientEvent?, limit: Int, in database: Database
  ) throws -> [ClientEventRecord] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT * FROM client_events WHERE session_id = ? AND (time_us, sequence) > (?, ?)
          ORDER BY time_us, sequence LIMIT ?
          """),
      arguments: [
        session.description, last?.time.microseconds ?? Int64.min, last?.sequence ?? 0, max(1, limit),
      ]
    ).map(record)
  }

  private static func record(_ row: Row) throws(RowFault) -> ClientEventRecord {
    guard let kind = ClientEventKind(rawValue: row["kind"]),
      let phase = ClientEventPhase(rawValue: row["phase"])
    else { throw fault }
    let device = (row["device"] as String?).map(ClientDevice.init(rawValue:))
    if case .some(.none) = device { throw fault }
    let event = ClientEvent(
      row["sequence"], kind, phase, device: device.flatMap(\.self),
      at: SessionTime(microseconds: row["time_us"]))
    guard event.isBounded, event.hasFittingPhase, event.hasFittingDevice else { throw fault }
    return ClientEventRecord(event, receivedAt: WallTime(microseconds: row["received_at"]))
  }
}
