/// What the records of one payload file look like.
package struct Payload: Sendable {
    package let place: Place

    package init(place: Place) {
        self.place = place
    }
}
