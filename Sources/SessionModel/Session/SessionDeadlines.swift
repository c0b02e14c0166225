/// When things happened to a session, as far as its deadlines need it.
public struct SessionTimes: Hashable, Sendable {
  /// When it was started.
  public let createdAt: WallTime
  /// The last sign of the candidate since the interview began; nil before.
  public var lastContactAt: WallTime?
  /// When nothing more was to be collected: it ended, expired or was abandoned; nil before.
  public var finishedAt: WallTime?

  /// Creates the times of a session that was just started.
  public init(createdAt: WallTime, lastContactAt: WallTime? = nil, finishedAt: WallTime? = nil) {
    self.createdAt = createdAt
    self.lastContactAt = lastContactAt
    self.finishedAt = finishedAt
  }

  /// Notes what a change of state says of the times.
  public mutating func note(_ state: SessionState, at time: WallTime) {
    switch state {
    case .inProgress: lastContactAt = time
    case .ended, .expired, .abandoned: finishedAt = time
    case .created, .consented, .checking, .scoring, .scored, .decided, .erased: break
    }
  }
}

/// How long a session may wait, be silent and be kept.
public struct SessionDeadlines: Hashable, Sendable {
  /// The time from the start of a session in which the interview must begin.
  public let toBegin: Duration
  /// The time without a sign of the candidate after which an interview is given up.
  public let silence: Duration
  /// The time from its end for which a session is kept; nil for ever.
  public let retention: Duration?

  /// Creates deadlines, each longer than no time.
  public init(toBegin: Duration, silence: Duration, retention: Duration?) {
    self.toBegin = toBegin
    self.silence = silence
    self.retention = retention
  }

  /// The next deadline of a session and what happens when it passes; nil where none is set.
  public func next(in state: SessionState, _ times: SessionTimes) -> (event: SessionEvent, at: WallTime)? {
    switch state {
    case .created, .consented, .checking: return (.expire, times.createdAt + toBegin)
    case .inProgress: return (.abandon, (times.lastContactAt ?? times.createdAt) + silence)
    case .ended, .scoring, .scored, .decided, .expired, .abandoned:
      guard let retention else { return nil }
      return (.erase, (times.finishedAt ?? times.createdAt) + retention)
    case .erased: return nil
    }
  }

  /// What is due at a moment; nil where nothing is. At its very moment a deadline has passed.
  public func due(in state: SessionState, _ times: SessionTimes, at now: WallTime) -> SessionEvent? {
    guard let next = next(in: state, times), next.at <= now else { return nil }
    return next.event
  }
}
