import Persistence
import SessionModel
import TestSupport
import Testing

@Suite("What no batch of events may hold")
struct EventBoundTests {
  private func fault(_ events: [ClientEvent]) -> String? {
    do {
      _ = try ClientEventBatch(events)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func event(
    _ sequence: Int = 1, _ kind: ClientEventKind = .paste, _ phase: ClientEventPhase = .point,
    device: ClientDevice? = nil, microseconds: Int64 = 0
  ) -> ClientEvent {
    ClientEvent(sequence, kind, phase, device: device, at: SessionTime(microseconds: microseconds))
  }

  @Test("Everything that there is may be told, from the first moment to the last")
  func sound() {
    #expect(fault(EventSamples.everything) == nil)
    #expect(fault([]) == nil)
    #expect(fault([event(microseconds: ClientEvent.lastTime.microseconds)]) == nil)
    #expect(fault((1...200).map { event($0) }) == nil)
  }

  @Test("Counts, numbers and times have bounds, and no number comes twice")
  func bounds() {
    #expect(fault((1...201).map { event($0) }) == "events is 201; it must be from 0 to 200")
    for number in [0, -1, Int.min, ClientEvent.mostSequence + 1] {
      #expect(
        fault([event(1), event(number)])
          == "events.1.sequence is \(number); it must be from 1 to 1000000000")
    }
    #expect(fault([event(1), event(2), event(1)]) == "events.2.sequence is given twice")
    for time in [-1, ClientEvent.lastTime.microseconds + 1, .max] {
      #expect(
        fault([event(microseconds: time)])
          == "events.0.time_s is outside the day that a session may last")
    }
  }

  @Test("What lasts begins and ends; what does not happens at a point", arguments: ClientEventKind.allCases)
  func phases(kind: ClientEventKind) {
    let device = kind.namesDevice ? ClientDevice.camera : nil
    for phase in ClientEventPhase.allCases {
      let isKnown = kind.lasts ? phase != .point : phase == .point
      let known = kind.lasts ? "began and ended" : "point"
      #expect(
        fault([event(1, kind, phase, device: device)])
          == (isKnown ? nil : "events.0.phase is none of this kind's, which are: \(known)"))
    }
  }

  @Test("A sort of device is told of a change of devices, and of nothing else")
  func devices() {
    #expect(fault([event(1, .deviceChange)]) == "events.0.device is missing")
    #expect(fault([event(device: .camera)]) == "events.0.device is given for a kind that has none")
    #expect(
      fault([event(1, .virtualCamera, .began, device: .camera)])
        == "events.0.device is given for a kind that has none")
  }

  @Test("A batch is in the order of its numbers, however it came")
  func order() throws {
    #expect(try ClientEventBatch([3, 1, 2].map { event($0) }).events.map(\.sequence) == [1, 2, 3])
  }
}
