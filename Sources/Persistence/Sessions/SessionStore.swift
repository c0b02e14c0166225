import SessionModel

/// Keeps sessions.
///
/// Each method is one transaction: the change, its entry in the audit log and the jobs that follow are kept
/// together or not at all. All throw ``StoreError``, or `CancellationError` before anything changed.
public protocol SessionStore: Sendable {
  /// Starts a session.
  ///
  /// - Parameters:
  ///   - key: With one, the same call again gives the same session, for as long as that is kept.
  ///   - caller: Who starts it; every subject has keys of its own.
  func start(
    _ new: NewSession, key: IdempotencyKey?, by caller: Principal, at time: WallTime
  ) async throws -> SessionStartOutcome

  /// Lets something happen to a session.
  ///
  /// Erasure (`.erase`) takes with it what tells of the candidate: name, reasons, flags, events, jobs, the details of the
  /// session's entries in the audit log. The entries themselves stay; the files are for a job of the caller
  /// (`change.jobs`), which stays too. The receipt is the entry of the erasure.
  ///
  /// - Parameter known: The version that the caller knows; nil where any will do.
  func apply(
    _ change: SessionChange, to id: SessionID, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) async throws -> SessionChangeOutcome

  /// Notes a sign of the candidate, unless a later one is there. No change in the sense of versions and audit.
  ///
  /// - Returns: False where the session is not in progress.
  func noteContact(_ id: SessionID, at time: WallTime) async throws -> Bool

  /// A session; nil where there is none.
  func session(_ id: SessionID) async throws -> SessionRecord?

  /// Sessions, the last started first; those that are started meanwhile do not move a later page.
  ///
  /// - Parameters:
  ///   - last: The last one of the page before; nil for the first page.
  ///   - limit: The most that are given, at least 1.
  func sessions(_ filter: SessionFilter, before last: SessionID?, limit: Int) async throws -> [SessionRecord]

  /// Sessions whose next deadline has passed, in order of their names.
  ///
  /// - Parameter limit: The most that are given, at least 1.
  func due(by deadlines: SessionDeadlines, at now: WallTime, limit: Int) async throws -> [DueSession]
}

/// A session whose deadline has passed.
public struct DueSession: Hashable, Sendable {
  /// The session.
  public let id: SessionID
  /// The version that this was found of.
  public let version: Int
  /// What is due.
  public let event: SessionEvent

  /// Creates an account of what is due.
  public init(_ id: SessionID, version: Int, event: SessionEvent) {
    self.id = id
    self.version = version
    self.event = event
  }
}

/// Which sessions are asked for. What is empty or nil lets all through.
public struct SessionFilter: Hashable, Sendable {
  /// All sessions.
  public static let everything = SessionFilter()

  /// In one of these states.
  public let states: Set<SessionState>
  /// A part of the candidate's external id or name, whatever the case; in lower case.
  public let search: String?
  /// Started at this moment or later, and before that one.
  public let from, until: WallTime?

  private init() {
    states = []
    search = nil
    from = nil
    until = nil
  }

  /// Creates a filter.
  ///
  /// - Parameter search: 1 to 200 bytes.
  public init(
    states: Set<SessionState> = [], search: String? = nil, from: WallTime? = nil, until: WallTime? = nil
  ) throws(FieldFault) {
    if let search { try TextBound.check(search, "search", upTo: 200) }
    self.states = states
    self.search = search?.lowercased()
    self.from = from
    self.until = until
  }

  /// Whether a session is let through.
  public func admits(_ record: SessionRecord) -> Bool {
    let createdAt = record.times.createdAt
    guard states.isEmpty || states.contains(record.state), from.map({ $0 <= createdAt }) ?? true,
      until.map({ createdAt < $0 }) ?? true
    else { return false }
    guard let search else { return true }
    // Byte for byte, as databases compare: letters and their accents as they were written.
    return Array(record.searchedText.utf8).contains(Array(search.utf8))
  }
}
