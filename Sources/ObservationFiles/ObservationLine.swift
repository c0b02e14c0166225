import Foundation
import Proctoring
import SessionModel

/// One line of a file of observations, as JSON.
///
/// A moment says for each kind a number (what was measured), `null` (clear) or the reason why it could not be
/// told: `{"time_s":1.2,"head_turn":-3.5,"face_absent":0,"multi_face":"picture_or_person","phone":null}`.
enum ObservationLine: Hashable {
  static let format = "interview-proctor-observations"
  static let version = 1

  case header(ObservationHeader)
  case moment(ObservedMoment)
  case end(SessionTime)

  /// Times are told as whole microseconds in seconds, values to their last digit, so that a replay repeats.
  func text() throws -> Data {
    var fields: [String: JSONValue]
    switch self {
    case .header(let header):
      fields = [
        "format": .text(Self.format), "version": .number(Double(Self.version)),
        "policy_version": .text(header.policyVersion), "frames_per_second": .number(header.framesPerSecond),
        "accommodations": .list(header.accommodations.map { "\($0.name)=\($0.amount)" }),
      ]
    case .moment(let moment):
      fields = ["time_s": .number(moment.time.seconds)]
      for (kind, sensed) in moment.sensed { fields[kind.rawValue] = Self.value(of: sensed) }
    case .end(let time): fields = ["end_s": .number(time.seconds)]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(fields) + Data("\n".utf8)
  }

  private static func value(of sensed: Sensed) -> JSONValue {
    switch sensed {
    case .measured(let value): value.isFinite ? .number(value) : .nothing
    case .clear: .nothing
    case .cannotTell(let reason): .text(reason.rawValue)
    }
  }

  /// Reads a line.
  static func read(_ line: Data) -> Result<ObservationLine, ObservationLineFault> {
    guard let fields = try? JSONDecoder().decode([String: JSONValue].self, from: line) else {
      return .failure(ObservationLineFault(why: "it is not a JSON object of plain values"))
    }
    do throws(ObservationLineFault) {
      if fields["format"] != nil { return .success(.header(try header(fields))) }
      if fields["end_s"] != nil { return .success(.end(try time(fields, "end_s"))) }
      return .success(.moment(try moment(fields)))
    } catch {
      return .failure(error)
    }
  }

  private static func header(_ fields: [String: JSONValue]) throws(ObservationLineFault) -> ObservationHeader
  {
    guard fields["format"] == .text(format) else {
      throw ObservationLineFault(why: "the file is not one of observations")
    }
    guard fields["version"] == .number(Double(version)) else {
      throw ObservationLineFault(why: "its version is unknown; this program reads version \(version)")
    }
    guard case .text(let policy) = fields["policy_version"],
      case .number(let rate) = fields["frames_per_second"], rate > 0,
      case .list(let granted) = fields["accommodations"]
    else {
      throw ObservationLineFault(why: "policy_version, frames_per_second or accommodations is missing")
    }
    var accommodations: [Accommodation] = []
    for text in granted.prefix(16) {
      guard let accommodation = Accommodation(parsing: text) else {
        throw ObservationLineFault(why: "an accommodation is unknown")
      }
      accommodations.append(accommodation)
    }
    return ObservationHeader(policyVersion: policy, framesPerSecond: rate, accommodations: accommodations)
  }

  private static func moment(_ fields: [String: JSONValue]) throws(ObservationLineFault) -> ObservedMoment {
    var sensed: [FlagKind: Sensed] = [:]
    for (name, value) in fields where name != "time_s" {
      guard let kind = FlagKind(rawValue: name) else {
        throw ObservationLineFault(why: "a key is no kind of flag")
      }
      sensed[kind] = try Self.sensed(value, kind)
    }
    return ObservedMoment(at: try time(fields, "time_s"), sensed)
  }

  private static func sensed(_ value: JSONValue, _ kind: FlagKind) throws(ObservationLineFault) -> Sensed {
    switch value {
    case .nothing: return .clear
    case .number(let number): return .measured(number)
    case .text(let text): if let reason = CannotTellReason(rawValue: text) { return .cannotTell(reason) }
    case .list: break
    }
    throw ObservationLineFault(why: "\(kind.rawValue) is neither a number, null nor a known reason")
  }

  private static func time(
    _ fields: [String: JSONValue], _ name: String
  ) throws(ObservationLineFault) -> SessionTime {
    guard case .number(let seconds) = fields[name], abs(seconds) < 1e9 else {
      throw ObservationLineFault(why: "\(name) is not a time in seconds")
    }
    return SessionTime(seconds: seconds)
  }
}

/// Why a line is not one of observations.
struct ObservationLineFault: Error, Hashable {
  let why: String
}

/// What may stand in a line.
enum JSONValue: Hashable, Codable {
  case nothing
  case number(Double)
  case text(String)
  case list([String])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([String].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .nothing: try container.encodeNil()
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    }
  }
}
