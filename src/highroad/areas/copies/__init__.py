"""Full copies of a partnership: taken by a party, brought into another Highroad."""
