"""Tests of the ground: tables of cases, and generated input where what people type is messy."""
