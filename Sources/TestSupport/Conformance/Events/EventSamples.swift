import Persistence
import SessionModel

/// What browsers tell, for stores to keep.
public enum EventSamples {
  /// A paste, so many seconds after the beginning of the session.
  public static func paste(_ sequence: Int, at second: Double) -> ClientEvent {
    ClientEvent(sequence, .paste, .point, at: SessionTime(seconds: second))
  }

  /// Pastes of these numbers, each a second after the one before.
  public static func pastes(_ numbers: ClosedRange<Int>) throws(FieldFault) -> ClientEventBatch {
    try ClientEventBatch(numbers.map { paste($0, at: Double($0)) })
  }

  /// One of everything that there is: each kind with each of its phases and each sort of device.
  public static var everything: [ClientEvent] {
    var events: [ClientEvent] = []
    for kind in ClientEventKind.allCases {
      let devices: [ClientDevice?] = kind.namesDevice ? ClientDevice.allCases : [nil]
      for phase in kind.lasts ? [ClientEventPhase.began, .ended] : [.point] {
        for device in devices {
          let time = SessionTime(microseconds: Int64(events.count) * 1_000_001)
          events.append(ClientEvent(events.count + 1, kind, phase, device: device, at: time))
        }
      }
    }
    return events
  }
}
